# Built-in names can be shadowed at every level, and come back when deleted.
print(len([1]))
len = lambda x: 'mine'
print(len([1]))
del len
print(len([1, 2]))
def f():
    max = min
    return max(1, 2)
print(f(), max(1, 2))
def g(list=list, str='s'): return list('ab'), str
print(g())
class C:
    def print(self): return 'method'
    id = 5
print(C().print(), C.id)


try:
    del nothing_here
except NameError as error:
    print(error)
_ = 3
print(_, __name__ == '__main__')
sum, abs = abs, sum
print(sum(-3), abs([1, 2]))

1 / 0
# ---
x = 1 / 0
# ---
x = 1 + 1 / 0
# ---
a = 1
b = 'x'
print(a + b)
# ---
a = 1
b = 'x'
print((a) + (b))
# ---
a = 1
b = 0
c = a // b
# ---
a = 1
b = 0
c = a   %   b
# ---
d = {}
d['a']
# ---
d = {}
x = d['a']['b']
# ---
d = {'a': {}}
x = d['a'] ['b'] + 1
# ---
l = [1]
l[2] = 3
# ---
undefined
# ---
print(undefined)
# ---
x = undefined  # with a comment
# ---
undefined  # with a comment
# ---
def f():
    return g(1)

def g(x):
    raise ValueError("bad")

f()
# ---
def f(n):
    return f(n - 1) if n else 1 / 0

f(10)
# ---
def f(n):
    if n == 0:
        raise KeyError('x')
    f(n - 1)

f(3)
# ---
def f(n):
    if n == 0:
        raise KeyError('x')
    f(n - 1)

f(4)
# ---
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError("second") from e
# ---
try:
    1 / 0
except ZeroDivisionError:
    {}['x']
# ---
try:
    1 / 0
except ZeroDivisionError:
    raise ValueError("alone") from None
# ---
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('second')

try:
    f()
except KeyError as e:
    raise ValueError('third') from e
# ---
raise ValueError
# ---
raise ValueError('two\nlines')
# ---
class MyError(Exception):
    pass
raise MyError('mine')
# ---
e = ValueError('with notes')
e.add_note('first note')
e.add_note('second\nnote')
raise e
# ---
x = [1,
     2, undefined,
     3]
# ---
print(1,
      2 / 0,
      3)
# ---
int('a',
    10,
    )
# ---
x = (1 +
     2 + 'a' +
     3)
# ---
é = 0
x = 'ñandú' + str(1 / é)
# ---
def f():
	return 1 / 0
f()
# ---
class A:
    def m(self):
        return self.missing

A().m()
# ---
x = lambda: 1 / 0
x()
# ---
[1 / x for x in (1, 0)]
# ---
print(*(1 / x for x in (1, 0)))
# ---
assert 1 == 2
# ---
assert 1 == 2, 'message'
# ---
assert (1 ==
        2), 'message'
# ---
for x in 5: pass
# ---
with 5: pass
# ---
a, b = 1
# ---
a, b = 1, 2, 3
# ---
import nothing_of_this_name
# ---
'%d' % 'x'
# ---
f'{1:d}{1 / 0}'
# ---
x = 5
x.y.z = 3
# ---
x = 5
x()
# ---
x = [1, 2]
x[0][1]
# ---
x = [1, 2]
x[0:1]['a']
# ---
a = b = c = 0
1 + a ** 'x' - c
# ---
a = 5
not a < 'x'
# ---
a = 5
a < 'x'
# ---
a = '5'
-a
# ---
a = '5'
a @ 1
# ---
a = '5'
a  >>  1
# ---
a = '5'
a += 1
# ---
del a.b
# ---
if True:
    if True:
        x = {}[1] if True else 2
# ---
def f(a, b): pass
f(1)
# ---
def f(a, b): pass
x = f(1,
      2,
      3) + 1
# ---
d = {}
d[
  'a'
]
# ---
x = 1; y = 1 / 0; z = 2
# ---
def f(): return (1
  / 0)
f()
# ---
class B(undefined): pass
# ---
@undefined
def f(): pass
# ---
def f(x=undefined): pass
# ---
raise Exception() from 5
# ---
def f():
    yield 1
    raise ValueError('in generator')
list(f())
# ---
a = [[0]]
a[0][ 5 ] += 1

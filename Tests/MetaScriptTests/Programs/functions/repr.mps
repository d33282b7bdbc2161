# repr of functions, methods and classes, addresses aside.
def f(): pass
class C:
    def m(self): pass
    def __repr__(self): return '<C!>'
def clean(value):
    text = repr(value)
    return text.split(' at 0x')[0]
print(clean(f), clean(lambda: 0), C.m is C.__dict__['m'], clean(C.m), clean(C().m), repr(C), repr(int), repr(len), repr(print), clean([].append), repr(str.join), clean(C), type(f))
print(clean(x for x in []), clean(object()), repr(type), str(C), f"{C}", [int, C], repr(type(None)), repr(type(...)), repr(type(NotImplemented)))
def outer():
    def inner(): pass
    class L: pass
    return inner, L
print(clean(outer()[0]), outer()[1], clean(outer()[1]()))
print(clean(iter([])), clean(iter(())), clean(iter('')), clean(iter({})), clean(iter(range(0))), clean(map(len, [])), clean(zip()), clean(enumerate([])), clean(reversed([])), clean(iter({1})), clean(filter(None, [])), clean({}.items().__iter__()))

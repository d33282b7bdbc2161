# Instances without __repr__ show class and module; classes show their qualified name.
class C: pass
c = C()
text = repr(c)
print(text.startswith('<__main__.C object at 0x'), text.endswith('>'), str(c) == repr(c), C, repr(C), f"{C}")
def f():
    class Inner:
        class Deep: pass
    return Inner
print(f(), f().Deep, repr(f()()).split(' at ')[0], f().__qualname__, f().Deep.__name__)
class S:
    def __str__(self): return 'str'
s = S()
print(s, repr(s).split(' at ')[0], [s][0], str([s]).split(' at ')[0], '%s' % s, '{}'.format(s), f"{s}")
class R:
    def __repr__(self): return 'repr'
print(R(), [R()], str(R()), '%r %s' % (R(), R()), {R(): R()} and 'ok')
class E(Exception): pass
print(repr(E('x')), str(E('x')), [E(1, 2)], str(E(1, 2)), repr(E()), repr(str(E())))
print(repr(c.__init__).split(' of ')[0][:16] != '', type(c), type(C), type(type(c)))

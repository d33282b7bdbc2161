# NotImplemented passes on; a subclass on the right goes first; both refusing is a TypeError.
class A:
    def __add__(self, o): print('A.add', end=' '); return NotImplemented
    def __radd__(self, o): print('A.radd', end=' '); return 'A.radd'
class B:
    def __add__(self, o): print('B.add', end=' '); return NotImplemented
    def __radd__(self, o): print('B.radd', end=' '); return 'B.radd'
class C(A):
    def __radd__(self, o): print('C.radd', end=' '); return 'C.radd'
class D(A): pass
print(A() + B())
print(A() + C())
print(C() + A())
print(A() + D())
def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)
attempt(lambda: A() + A())
attempt(lambda: A() + 1)
print(1 + A())
class E:
    def __eq__(self, o): print('E.eq', end=' '); return NotImplemented
class F:
    def __eq__(self, o): print('F.eq', end=' '); return 'F'
print(E() == F())
print(E() == E())
print(E() != F())
class L:
    def __lt__(self, o): return NotImplemented
    def __gt__(self, o): return 'reflected'
print(L() < L())
attempt(lambda: L() <= L())
class Sub(int):
    def __radd__(self, o): return f"Sub.radd {o}"
    def __rsub__(self, o): return 'Sub.rsub'
print(1 + Sub(2), 1 - Sub(2), Sub(2) + 1, Sub(3) * 2)

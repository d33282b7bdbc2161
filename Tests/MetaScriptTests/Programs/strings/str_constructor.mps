# str(x) uses __str__, then __repr__.
class A:
    def __repr__(self):
        return 'repr-A'
class B(A):
    def __str__(self):
        return 'str-B'
class C:
    def __str__(self):
        return 5
class D:
    def __repr__(self):
        return None
print(str(), str(5), str('a'), str(None), str([1, 'a']), str(A()), str(B()), repr(B()), [A(), B()], f"{B()} {B()!r} {A()}")
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: str(C()))
attempt(lambda: repr(D()))
attempt(lambda: f"{C()}")
attempt(lambda: print(C()))

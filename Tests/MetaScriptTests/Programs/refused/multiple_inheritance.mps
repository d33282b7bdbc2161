# A class has one base at most.
class A: pass
class B: pass
class C(A, B):  # refused
    pass

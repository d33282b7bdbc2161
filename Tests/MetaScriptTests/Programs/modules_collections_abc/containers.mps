# Abstract containers: what they recognise, what they add, and what derives from them.
import collections
from collections import UserDict, UserList, UserString
from collections.abc import *
from typing import Protocol, runtime_checkable, Iterable as TI, Sized as TS, NamedTuple, Callable as TC
import typing
print(isinstance([], Iterable), isinstance(3, Iterable), isinstance({}, collections.abc.Mapping), isinstance((), Sequence), isinstance('', Sequence), isinstance([], MutableSequence), isinstance(set(), MutableSet), isinstance(frozenset(), Set), isinstance(range(3), Sequence), isinstance({}.keys(), KeysView), isinstance({}.items(), Set), isinstance(iter([]), Iterator), isinstance((x for x in []), Generator), isinstance(len, Callable), isinstance(3, Hashable), isinstance([], Hashable), isinstance({}, Reversible), isinstance([], Collection))
print(issubclass(list, Sequence), issubclass(dict, MutableMapping), issubclass(Sequence, Reversible), issubclass(Mapping, Sized), issubclass(KeysView, MappingView))
class Stack(MutableSequence):
    def __init__(self): self.d=[]
    def __getitem__(self,i): return self.d[i]
    def __setitem__(self,i,v): self.d[i]=v
    def __delitem__(self,i): del self.d[i]
    def __len__(self): return len(self.d)
    def insert(self,i,v): self.d.insert(i,v)
s=Stack(); s.append(1); s.extend([2,3]); s+=[4]; print(list(s), s.pop(), 2 in s, s.index(3), list(reversed(s)), s.count(1)); s.reverse(); print(s.d); s.remove(2); print(s.d)
class M(Mapping):
    def __init__(self,**k): self.k=k
    def __getitem__(self,x): return self.k[x]
    def __iter__(self): return iter(self.k)
    def __len__(self): return len(self.k)
m=M(a=1,b=2); print(len(m.keys()), list(m.items()), m=={'a':1,'b':2}, m.get('z',9), 'a' in m, list(m.values()))
try: MutableMapping()
except TypeError as e: print(e)
try: 
    class B(Mapping): pass
    B()
except TypeError as e: print(e)
d=UserDict(a=1); d['b']=2; print(d, len(d), d|{'c':3}, d.copy(), UserDict.fromkeys('ab'), repr(d), type(d))
class D(UserDict):
    def __missing__(self,k): return k*2
print(D()['x'], isinstance(D(), Mapping))
l=UserList([3,1,2]); l.sort(); print(l, l+[9], l[1:], type(l[1:]).__name__)
u=UserString('abc'); print(u.upper(), type(u.upper()).__name__, u+'d', u.find('c'), u=='abc', u[0], hash(u)==hash('abc'))
@runtime_checkable
class Q(Protocol):
    def quack(self): ...
class Duck:
    def quack(self): return 'q'
print(isinstance(Duck(), Q), isinstance(3, Q), issubclass(Duck, Q))
class R(Protocol):
    x: int
try: isinstance(3,R)
except TypeError as e: print(e)
try: Q()
except TypeError as e: print(e)
print(isinstance([], TI), isinstance(3, TS), isinstance(len, TC))
class It(TI[int]):
    def __iter__(self): yield 1
print(list(It()), isinstance(It(), Iterable), It.__mro__[1])
class Shape:
    pass
class Sq(Shape): pass
class Ci(Shape): pass
print(Shape.__subclasses__())
@Sequence.register
class Own: pass
print(isinstance(Own(), Sequence), isinstance(Own(), Collection), issubclass(Own, Reversible))
from abc import ABC, abstractmethod
class Sz(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sz:
            return any('size' in B.__dict__ for B in C.__mro__)
        return NotImplemented
class HasS:
    def size(self): return 1
print(issubclass(HasS, Sz), isinstance(3, Sz))
class S2(Set):
    def __init__(self, it): self.e=sorted(set(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
    def __repr__(self): return f'S2({self.e})'
a=S2([1,2,3]);b=S2([2,3,4]); print(a&b,a|b,a-b,a^b,a<=b,a==S2([3,2,1]), a.isdisjoint([9]), {9}|a if False else '', a&[1])
print(typing.Iterable[int], typing.Mapping[str,int], typing.Iterable, typing.List[int].__origin__, typing.Deque)

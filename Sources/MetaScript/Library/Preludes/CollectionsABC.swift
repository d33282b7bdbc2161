extension Machine {
  /// `collections.abc`: the abstract classes of containers, each with what it adds to the methods
  /// that a class must write itself.
  ///
  /// Where CPython's class has several bases, the first that adds methods is kept and the others
  /// are recognised by their methods, so that `issubclass` says the same.
  static let makeCollectionsABCModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(prelude: abstractContainers, in: module)
    try machine.run(prelude: abstractSets, in: module)
    try machine.run(prelude: abstractMappings, in: module)
    try machine.run(prelude: abstractSequences, in: module)
  }

  private static let abstractContainers = #"""
    from abc import ABC, abstractmethod, _check_methods, _generic_alias, _mark_pattern

    class Hashable(ABC):
        __slots__ = ()
        @abstractmethod
        def __hash__(self):
            return 0
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Hashable:
                return _check_methods(C, '__hash__')
            return NotImplemented

    class Iterable(ABC):
        __slots__ = ()
        @abstractmethod
        def __iter__(self):
            while False:
                yield None
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Iterable:
                return _check_methods(C, '__iter__')
            return NotImplemented
        def __class_getitem__(cls, item):
            return _generic_alias(cls, item)

    class Iterator(Iterable):
        __slots__ = ()
        @abstractmethod
        def __next__(self):
            raise StopIteration
        def __iter__(self):
            return self
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Iterator:
                return _check_methods(C, '__iter__', '__next__')
            return NotImplemented

    class Reversible(Iterable):
        __slots__ = ()
        @abstractmethod
        def __reversed__(self):
            while False:
                yield None
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Reversible:
                return _check_methods(C, '__reversed__', '__iter__')
            return NotImplemented

    class Generator(Iterator):
        __slots__ = ()
        def __next__(self):
            return self.send(None)
        @abstractmethod
        def send(self, value):
            raise StopIteration
        @abstractmethod
        def throw(self, typ, val=None, tb=None):
            if val is None:
                if tb is None:
                    raise typ
                val = typ()
            if tb is not None:
                val = val.with_traceback(tb)
            raise val
        def close(self):
            try:
                self.throw(GeneratorExit)
            except (GeneratorExit, StopIteration):
                pass
            else:
                raise RuntimeError('generator ignored GeneratorExit')
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Generator:
                return _check_methods(C, '__iter__', '__next__', 'send', 'throw', 'close')
            return NotImplemented

    class Sized(ABC):
        __slots__ = ()
        @abstractmethod
        def __len__(self):
            return 0
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Sized:
                return _check_methods(C, '__len__')
            return NotImplemented

    class Container(ABC):
        __slots__ = ()
        @abstractmethod
        def __contains__(self, x):
            return False
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Container:
                return _check_methods(C, '__contains__')
            return NotImplemented
        def __class_getitem__(cls, item):
            return _generic_alias(cls, item)

    class Collection(Iterable):
        __slots__ = ()
        @abstractmethod
        def __len__(self):
            return 0
        @abstractmethod
        def __contains__(self, x):
            return False
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Collection:
                return _check_methods(C, '__len__', '__iter__', '__contains__')
            return NotImplemented

    class Callable(ABC):
        __slots__ = ()
        @abstractmethod
        def __call__(self, *args, **kwds):
            return False
        @classmethod
        def __subclasshook__(cls, C):
            if cls is Callable:
                return _check_methods(C, '__call__')
            return NotImplemented
        def __class_getitem__(cls, item):
            return _generic_alias(cls, item)

    """#

  private static let abstractSets = #"""
    class Set(Collection):
        __slots__ = ()
        def __le__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            if len(self) > len(other):
                return False
            for elem in self:
                if elem not in other:
                    return False
            return True
        def __lt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) < len(other) and self.__le__(other)
        def __gt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) > len(other) and self.__ge__(other)
        def __ge__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            if len(self) < len(other):
                return False
            for elem in other:
                if elem not in self:
                    return False
            return True
        def __eq__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) == len(other) and self.__le__(other)
        @classmethod
        def _from_iterable(cls, it):
            return cls(it)
        def __and__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(value for value in other if value in self)
        __rand__ = __and__
        def isdisjoint(self, other):
            for value in other:
                if value in self:
                    return False
            return True
        def __or__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            chain = (e for s in (self, other) for e in s)
            return self._from_iterable(chain)
        __ror__ = __or__
        def __sub__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return self._from_iterable(value for value in self if value not in other)
        def __rsub__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return self._from_iterable(value for value in other if value not in self)
        def __xor__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return (self - other) | (other - self)
        __rxor__ = __xor__
        def _hash(self):
            MAX = 9223372036854775807
            MASK = 2 * MAX + 1
            n = len(self)
            h = 1927868237 * (n + 1)
            h &= MASK
            for x in self:
                hx = hash(x)
                h ^= (hx ^ (hx << 16) ^ 89869747) * 3644798167
                h &= MASK
            h ^= (h >> 11) ^ (h >> 25)
            h = h * 69069 + 907133923
            h &= MASK
            if h > MAX:
                h -= MASK + 1
            if h == -1:
                h = 590923713
            return h

    Set.register(frozenset)

    class MutableSet(Set):
        __slots__ = ()
        @abstractmethod
        def add(self, value):
            raise NotImplementedError
        @abstractmethod
        def discard(self, value):
            raise NotImplementedError
        def remove(self, value):
            if value not in self:
                raise KeyError(value)
            self.discard(value)
        def pop(self):
            it = iter(self)
            try:
                value = next(it)
            except StopIteration:
                raise KeyError from None
            self.discard(value)
            return value
        def clear(self):
            try:
                while True:
                    self.pop()
            except KeyError:
                pass
        def __ior__(self, it):
            for value in it:
                self.add(value)
            return self
        def __iand__(self, it):
            for value in (self - it):
                self.discard(value)
            return self
        def __ixor__(self, it):
            if it is self:
                self.clear()
            else:
                if not isinstance(it, Set):
                    it = self._from_iterable(it)
                for value in it:
                    if value in self:
                        self.discard(value)
                    else:
                        self.add(value)
            return self
        def __isub__(self, it):
            if it is self:
                self.clear()
            else:
                for value in it:
                    self.discard(value)
            return self

    MutableSet.register(set)
    """#
}

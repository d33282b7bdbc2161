extension Machine {
  /// The classes of `collections` that are written in the language.
  static let collectionsText = """
    _showing = []

    def _once(container, text):
        if any(other is container for other in _showing):
            return '...'
        _showing.append(container)
        try:
            return text()
        finally:
            _showing.pop()

    def _second(pair):
        return pair[1]

    class OrderedDict(dict):
        def move_to_end(self, key, last=True):
            _move_to_end(self, key, last)

        def keys(self):
            return _ordered_view(self, 0)

        def values(self):
            return _ordered_view(self, 1)

        def items(self):
            return _ordered_view(self, 2)

        def popitem(self, last=True):
            if not self:
                raise KeyError('dictionary is empty')
            key = next(reversed(self) if last else iter(self))
            return key, self.pop(key)

        def __repr__(self):
            if not self:
                return self.__class__.__name__ + '()'
            return _once(self, lambda: f'{self.__class__.__name__}({list(self.items())!r})')

        def pop(self, key, *args, **kwds):
            if 'default' in kwds:
                return dict.pop(self, key, kwds['default'])
            return dict.pop(self, key, *args)

        def setdefault(self, key, default=None):
            return dict.setdefault(self, key, default)

        @classmethod
        def fromkeys(cls, iterable, value=None):
            made = cls()
            for key in iterable:
                made[key] = value
            return made

        def copy(self):
            return self.__class__(self)

        __copy__ = copy

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return dict.__eq__(self, other) and list(self) == list(other)
            return dict.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        def __ior__(self, other):
            self.update(other)
            return self

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = self.__class__(self)
            new.update(other)
            return new

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = self.__class__(other)
            new.update(self)
            return new

    class defaultdict(dict):
        def __init__(self, default_factory=None, /, *args, **kwargs):
            if default_factory is not None and not callable(default_factory):
                raise TypeError('first argument must be callable or None')
            dict.__init__(self, *args, **kwargs)
            self.default_factory = default_factory

        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            self[key] = value = self.default_factory()
            return value

        def __repr__(self):
            return f'{self.__class__.__name__}({self.default_factory!r}, {dict.__repr__(self)})'

        def __ior__(self, other):
            self.update(other)
            return self

        def copy(self):
            return type(self)(self.default_factory, self)

        __copy__ = copy

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = type(self)(self.default_factory, self)
            new.update(other)
            return new

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = type(self)(self.default_factory, other)
            new.update(self)
            return new

    class Counter(dict):
        def __init__(self, iterable=None, /, **kwds):
            dict.__init__(self)
            self.update(iterable, **kwds)

        def __missing__(self, key):
            return 0

        def total(self):
            return sum(self.values())

        def most_common(self, n=None):
            pairs = sorted(self.items(), key=_second, reverse=True)
            return pairs if n is None else pairs[:max(n, 0)]

        def elements(self):
            for key, count in self.items():
                for _ in range(count):
                    yield key

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError(
                'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

        def update(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, dict):
                    if self:
                        for key, count in iterable.items():
                            self[key] = count + self.get(key, 0)
                    else:
                        dict.update(self, iterable)
                else:
                    _count_elements(self, iterable)
            if kwds:
                self.update(kwds)

        def subtract(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, dict):
                    for key, count in iterable.items():
                        self[key] = self.get(key, 0) - count
                else:
                    for key in iterable:
                        self[key] = self.get(key, 0) - 1
            if kwds:
                self.subtract(kwds)

        def copy(self):
            return self.__class__(self)

        __copy__ = copy

        def __delitem__(self, key):
            if key in self:
                dict.__delitem__(self, key)

        def __repr__(self):
            if not self:
                return f'{self.__class__.__name__}()'
            try:
                shown = dict(self.most_common())
            except TypeError:
                shown = dict(self)
            return f'{self.__class__.__name__}({shown!r})'

        def __eq__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] == other[e] for c in (self, other) for e in c)

        def __ne__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return not self == other

        def __le__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] <= other[e] for c in (self, other) for e in c)

        def __lt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self <= other and self != other

        def __ge__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] >= other[e] for c in (self, other) for e in c)

        def __gt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self >= other and self != other

        def __add__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                total = count + other[key]
                if total > 0:
                    result[key] = total
            for key, count in other.items():
                if key not in self and count > 0:
                    result[key] = count
            return result

        def __sub__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                rest = count - other[key]
                if rest > 0:
                    result[key] = rest
            for key, count in other.items():
                if key not in self and count < 0:
                    result[key] = 0 - count
            return result

        def __or__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                second = other[key]
                most = second if count < second else count
                if most > 0:
                    result[key] = most
            for key, count in other.items():
                if key not in self and count > 0:
                    result[key] = count
            return result

        def __and__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                second = other[key]
                least = count if count < second else second
                if least > 0:
                    result[key] = least
            return result

        def __pos__(self):
            result = Counter()
            for key, count in self.items():
                if count > 0:
                    result[key] = count
            return result

        def __neg__(self):
            result = Counter()
            for key, count in self.items():
                if count < 0:
                    result[key] = 0 - count
            return result

        def _keep_positive(self):
            for key in [key for key, count in self.items() if not count > 0]:
                del self[key]
            return self

        def __iadd__(self, other):
            for key, count in other.items():
                self[key] += count
            return self._keep_positive()

        def __isub__(self, other):
            for key, count in other.items():
                self[key] -= count
            return self._keep_positive()

        def __ior__(self, other):
            for key, count in other.items():
                if count > self[key]:
                    self[key] = count
            return self._keep_positive()

        def __iand__(self, other):
            for key, count in self.items():
                if other[key] < count:
                    self[key] = other[key]
            return self._keep_positive()

    def _unsettable(self, value):
        raise AttributeError("can't set attribute")

    def _undeletable(self):
        raise AttributeError("can't delete attribute")

    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        if isinstance(field_names, str):
            field_names = field_names.replace(',', ' ').split()
        field_names = list(map(str, field_names))
        typename = str(typename)
        if rename:
            seen = set()
            for index, name in enumerate(field_names):
                if (not name.isidentifier() or _iskeyword(name) or name.startswith('_')
                        or name in seen):
                    field_names[index] = f'_{index}'
                seen.add(name)
        for name in [typename] + field_names:
            if not name.isidentifier():
                raise ValueError(
                    f'Type names and field names must be valid identifiers: {name!r}')
            if _iskeyword(name):
                raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
        seen = set()
        for name in field_names:
            if name.startswith('_') and not rename:
                raise ValueError(f'Field names cannot start with an underscore: {name!r}')
            if name in seen:
                raise ValueError(f'Encountered duplicate field name: {name!r}')
            seen.add(name)
        field_defaults = {}
        if defaults is not None:
            defaults = tuple(defaults)
            if len(defaults) > len(field_names):
                raise TypeError('Got more default values than field names')
            field_defaults = dict(zip(field_names[len(field_names) - len(defaults):], defaults))
        field_names = tuple(field_names)
        num_fields = len(field_names)
        shown = '(' + ', '.join(f'{name}=%r' for name in field_names) + ')'
        __new__ = _make_new(typename, field_names)
        if defaults is not None:
            __new__.__defaults__ = defaults

        @classmethod
        def _make(cls, iterable):
            result = _tuple_new(cls, tuple(iterable))
            if len(result) != num_fields:
                raise TypeError(f'Expected {num_fields} arguments, got {len(result)}')
            return result

        def _replace(self, /, **kwds):
            result = self._make(_take(kwds, field_names, self))
            if kwds:
                raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
            return result

        def __repr__(self):
            return self.__class__.__name__ + shown % tuple(self)

        def _asdict(self):
            return dict(zip(self._fields, self))

        def __getnewargs__(self):
            return tuple(self)

        for method in (_replace, __repr__, _asdict, __getnewargs__):
            method.__qualname__ = f'{typename}.{method.__name__}'
        namespace = {
            '__doc__': f'{typename}({", ".join(field_names)})',
            '__slots__': (),
            '_fields': field_names,
            '_field_defaults': field_defaults,
            '__new__': __new__,
            '_make': _make,
            '_replace': _replace,
            '__repr__': __repr__,
            '_asdict': _asdict,
            '__getnewargs__': __getnewargs__,
            '__match_args__': field_names,
            '__module__': module if module is not None else _caller(),
        }
        for index, name in enumerate(field_names):
            namespace[name] = property(
                _field_getter(index), _unsettable, _undeletable, f'Alias for field number {index}')
        return type(typename, (tuple,), namespace)

    def _take(kwds, names, values):
        return [kwds.pop(name, value) for name, value in zip(names, values)]

    def __getattr__(name):
        if name == 'abc':
            import collections.abc
            return collections.abc
        if name in ('UserDict', 'UserList', 'UserString'):
            import collections._users as users
            return getattr(users, name)
        raise AttributeError(f"module 'collections' has no attribute '{name}'")
    """
}

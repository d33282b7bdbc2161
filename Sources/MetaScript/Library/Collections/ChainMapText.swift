extension Machine {
  /// `collections.ChainMap`, in the language; it runs in the module after `collectionsText`.
  static let chainMapText = """
    class ChainMap:
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                try:
                    return mapping[key]
                except KeyError:
                    pass
            return self.__missing__(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __len__(self):
            return len(set().union(*self.maps))

        def __iter__(self):
            d = {}
            for mapping in reversed(self.maps):
                d.update(dict.fromkeys(mapping))
            return iter(d)

        def __contains__(self, key):
            return any(key in m for m in self.maps)

        def __bool__(self):
            return any(self.maps)

        def __repr__(self):
            return _once(
                self, lambda: f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})')

        def keys(self):
            return dict.fromkeys(self).keys()

        def values(self):
            return {key: self[key] for key in self}.values()

        def items(self):
            return {key: self[key] for key in self}.items()

        def __eq__(self, other):
            if isinstance(other, (ChainMap, dict)):
                return dict(self.items()) == dict(other.items())
            return NotImplemented

        @classmethod
        def fromkeys(cls, iterable, *args):
            return cls(dict.fromkeys(iterable, *args))

        def copy(self):
            return self.__class__(self.maps[0].copy(), *self.maps[1:])

        __copy__ = copy

        def new_child(self, m=None, **kwargs):
            if m is None:
                m = kwargs
            elif kwargs:
                m.update(kwargs)
            return self.__class__(m, *self.maps)

        @property
        def parents(self):
            return self.__class__(*self.maps[1:])

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            try:
                del self.maps[0][key]
            except KeyError:
                raise KeyError(f'Key not found in the first mapping: {key!r}')

        def setdefault(self, key, default=None):
            if key in self:
                return self[key]
            self[key] = default
            return default

        def update(self, other=(), /, **kwds):
            self.maps[0].update(other, **kwds)

        def popitem(self):
            try:
                return self.maps[0].popitem()
            except KeyError:
                raise KeyError('No keys found in the first mapping.')

        def pop(self, key, *args):
            try:
                return self.maps[0].pop(key, *args)
            except KeyError:
                raise KeyError(f'Key not found in the first mapping: {key!r}')

        def clear(self):
            self.maps[0].clear()

        def __or__(self, other):
            m = self.copy()
            m.maps[0].update(other)
            return m

        def __ror__(self, other):
            m = dict(other)
            for child in reversed(self.maps):
                m.update(child)
            return self.__class__(m)

        def __reversed__(self):
            return reversed(list(self))

        def __ior__(self, other):
            self.maps[0].update(other)
            return self
    """
}

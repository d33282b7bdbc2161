extension Machine {
  /// `UserDict`, `UserList` and `UserString` of `collections`: containers to derive from.
  static let makeUserContainersModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(prelude: userDict, in: module)
    try machine.run(prelude: userList, in: module)
    try machine.run(prelude: userString, in: module)
    let name = try machine.heap.string("collections")
    for word in ["UserDict", "UserList", "UserString"] {
      guard let type = machine.global(word, of: module.info.name).flatMap({ TypeRef($0) }) else {
        continue
      }
      try machine.heap.set(machine.names.module, to: name, in: type.info.attributes)
      type.info.module = "collections"
    }
  }

  private static let userDict = #"""
    from collections.abc import MutableMapping, MutableSequence, Sequence

    class UserDict(MutableMapping):
        def __init__(self, dict=None, /, **kwargs):
            self.data = {}
            if dict is not None:
                self.update(dict)
            if kwargs:
                self.update(kwargs)
        def __len__(self):
            return len(self.data)
        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(self.__class__, '__missing__'):
                return self.__class__.__missing__(self, key)
            raise KeyError(key)
        def __setitem__(self, key, item):
            self.data[key] = item
        def __delitem__(self, key):
            del self.data[key]
        def __iter__(self):
            return iter(self.data)
        def __contains__(self, key):
            return key in self.data
        def get(self, key, default=None):
            if key in self:
                return self[key]
            return default
        def __repr__(self):
            return repr(self.data)
        def __or__(self, other):
            if isinstance(other, UserDict):
                return self.__class__(self.data | other.data)
            if isinstance(other, dict):
                return self.__class__(self.data | other)
            return NotImplemented
        def __ror__(self, other):
            if isinstance(other, UserDict):
                return self.__class__(other.data | self.data)
            if isinstance(other, dict):
                return self.__class__(other | self.data)
            return NotImplemented
        def __ior__(self, other):
            if isinstance(other, UserDict):
                self.data |= other.data
            else:
                self.data |= other
            return self
        def __copy__(self):
            inst = self.__class__.__new__(self.__class__)
            inst.__dict__.update(self.__dict__)
            inst.__dict__['data'] = self.__dict__['data'].copy()
            return inst
        def copy(self):
            if self.__class__ is UserDict:
                return UserDict(self.data.copy())
            import copy
            data = self.data
            try:
                self.data = {}
                c = copy.copy(self)
            finally:
                self.data = data
            c.update(self)
            return c
        @classmethod
        def fromkeys(cls, iterable, value=None):
            d = cls()
            for key in iterable:
                d[key] = value
            return d
    """#

  private static let userList = #"""
    class UserList(MutableSequence):
        def __init__(self, initlist=None):
            self.data = []
            if initlist is not None:
                if type(initlist) == type(self.data):
                    self.data[:] = initlist
                elif isinstance(initlist, UserList):
                    self.data[:] = initlist.data[:]
                else:
                    self.data = list(initlist)
        def __repr__(self):
            return repr(self.data)
        def __lt__(self, other):
            return self.data < self.__cast(other)
        def __le__(self, other):
            return self.data <= self.__cast(other)
        def __eq__(self, other):
            return self.data == self.__cast(other)
        def __gt__(self, other):
            return self.data > self.__cast(other)
        def __ge__(self, other):
            return self.data >= self.__cast(other)
        def __cast(self, other):
            return other.data if isinstance(other, UserList) else other
        def __contains__(self, item):
            return item in self.data
        def __len__(self):
            return len(self.data)
        def __getitem__(self, i):
            if isinstance(i, slice):
                return self.__class__(self.data[i])
            return self.data[i]
        def __setitem__(self, i, item):
            self.data[i] = item
        def __delitem__(self, i):
            del self.data[i]
        def __add__(self, other):
            if isinstance(other, UserList):
                return self.__class__(self.data + other.data)
            if isinstance(other, type(self.data)):
                return self.__class__(self.data + other)
            return self.__class__(self.data + list(other))
        def __radd__(self, other):
            if isinstance(other, UserList):
                return self.__class__(other.data + self.data)
            if isinstance(other, type(self.data)):
                return self.__class__(other + self.data)
            return self.__class__(list(other) + self.data)
        def __iadd__(self, other):
            if isinstance(other, UserList):
                self.data += other.data
            elif isinstance(other, type(self.data)):
                self.data += other
            else:
                self.data += list(other)
            return self
        def __mul__(self, n):
            return self.__class__(self.data * n)
        __rmul__ = __mul__
        def __imul__(self, n):
            self.data *= n
            return self
        def __copy__(self):
            inst = self.__class__.__new__(self.__class__)
            inst.__dict__.update(self.__dict__)
            inst.__dict__['data'] = self.__dict__['data'][:]
            return inst
        def append(self, item):
            self.data.append(item)
        def insert(self, i, item):
            self.data.insert(i, item)
        def pop(self, i=-1):
            return self.data.pop(i)
        def remove(self, item):
            self.data.remove(item)
        def clear(self):
            self.data.clear()
        def copy(self):
            return self.__class__(self)
        def count(self, item):
            return self.data.count(item)
        def index(self, item, *args):
            return self.data.index(item, *args)
        def reverse(self):
            self.data.reverse()
        def sort(self, /, *args, **kwds):
            self.data.sort(*args, **kwds)
        def extend(self, other):
            if isinstance(other, UserList):
                self.data.extend(other.data)
            else:
                self.data.extend(other)
    """#

  /// Every method of `str` on `data`; those whose result is a text give one of the class.
  private static let userString = #"""
    class UserString(Sequence):
        def __init__(self, seq):
            if isinstance(seq, str):
                self.data = seq
            elif isinstance(seq, UserString):
                self.data = seq.data[:]
            else:
                self.data = str(seq)
        def __str__(self):
            return str(self.data)
        def __repr__(self):
            return repr(self.data)
        def __int__(self):
            return int(self.data)
        def __float__(self):
            return float(self.data)
        def __hash__(self):
            return hash(self.data)
        def __eq__(self, string):
            return self.data == _text(string)
        def __lt__(self, string):
            return self.data < _text(string)
        def __le__(self, string):
            return self.data <= _text(string)
        def __gt__(self, string):
            return self.data > _text(string)
        def __ge__(self, string):
            return self.data >= _text(string)
        def __contains__(self, char):
            return _text(char) in self.data
        def __len__(self):
            return len(self.data)
        def __getitem__(self, index):
            return self.__class__(self.data[index])
        def __add__(self, other):
            return self.__class__(self.data + (other if isinstance(other, str) else str(other)))
        def __radd__(self, other):
            return self.__class__((other if isinstance(other, str) else str(other)) + self.data)
        def __mul__(self, n):
            return self.__class__(self.data * n)
        __rmul__ = __mul__
        def __mod__(self, args):
            return self.__class__(self.data % args)
        def __rmod__(self, template):
            return self.__class__(str(template) % self)

    def _text(value):
        return value.data if isinstance(value, UserString) else value

    def _forward(name, gives_text):
        method = getattr(str, name)
        if gives_text:
            def forward(self, *args, **kwargs):
                return self.__class__(method(self.data, *map(_text, args), **kwargs))
        else:
            def forward(self, *args, **kwargs):
                return method(self.data, *map(_text, args), **kwargs)
        forward.__name__ = name
        forward.__qualname__ = 'UserString.' + name
        setattr(UserString, name, forward)

    for _name in ('capitalize casefold center expandtabs ljust lower lstrip removeprefix '
                  'removesuffix replace rjust rstrip strip swapcase title translate upper '
                  'zfill').split():
        _forward(_name, True)
    for _name in ('count endswith find format format_map index isalpha isalnum isascii isdecimal '
                  'isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join '
                  'partition rpartition rfind rindex split rsplit splitlines startswith').split():
        _forward(_name, False)
    """#
}

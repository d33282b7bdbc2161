extension Machine {
  /// `typing`: names that can be imported, subscripted and printed, and otherwise do nothing.
  static let makeTypingModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.defineClassMaking(in: module)
    machine.define([evaluateAnnotation, Machine.callerRow, sealAttributes], in: module)
    try machine.run(prelude: typingPrelude, in: module)
  }

  private static let evaluateAnnotation = Builtin(
    "_evaluate_annotation(text, owner, /)", does: "What an annotation says."
  ) { call throws(Raised) in
    let machine = call.machine
    var module = machine.modules["__main__"]
    if let function = FunctionRef(call[1]) {
      module = function.module
    } else if let name = try machine.attributeIfPresent(machine.names.module, of: call[1]),
      let text = StringRef(name)?.text, let known = machine.modules[text]
    {
      module = known
    }
    guard let module else { return call[0] }
    return try machine.evaluate(annotation: call[0], in: module)
  }

  private static let sealAttributes = Builtin(
    "_seal(cls, /)", does: "Lets instances of a class take no attributes of their own."
  ) { call throws(Raised) in
    TypeRef(call[0])?.info.slotNames = []
    return .none
  }

  private static let typingPrelude = #"""
    TYPE_CHECKING = False

    def _type_repr(obj):
        if obj is ...:
            return '...'
        if obj is None or obj is type(None):
            return 'NoneType' if obj is not None else 'None'
        if isinstance(obj, type):
            if obj.__module__ == 'builtins':
                return obj.__qualname__
            return f'{obj.__module__}.{obj.__qualname__}'
        if isinstance(obj, list):
            return '[' + ', '.join(_type_repr(x) for x in obj) + ']'
        return repr(obj)

    class ForwardRef:
        def __init__(self, arg):
            self.__forward_arg__ = arg
        def __repr__(self):
            return f'ForwardRef({self.__forward_arg__!r})'

    def _convert(arg):
        if arg is None:
            return type(None)
        if isinstance(arg, str):
            return ForwardRef(arg)
        return arg

    _ARITIES = {
        **dict.fromkeys(('List', 'Set', 'FrozenSet', 'Type', 'Deque', 'Counter', 'Iterable', 'Iterator',
                         'Sequence', 'MutableSequence', 'Collection', 'Container', 'Reversible',
                         'AbstractSet', 'MutableSet', 'KeysView', 'ValuesView', 'ContextManager',
                         'Pattern', 'Match'), 1),
        **dict.fromkeys(('Dict', 'DefaultDict', 'OrderedDict', 'ChainMap', 'Mapping', 'MutableMapping',
                         'ItemsView'), 2),
        'Generator': 3,
    }

    class _Form:
        def __init__(self, name, origin=None):
            self._name = self.__name__ = name
            self.__origin__ = origin
            self.__module__ = 'typing'
        def __repr__(self):
            return 'typing.' + self._name
        def __getitem__(self, params):
            if not isinstance(params, tuple):
                params = (params,)
            if self._name == 'Optional':
                if len(params) != 1:
                    raise TypeError(f'typing.Optional requires a single type. Got {params!r:.100}.')
                return Union[params[0], None]
            if self._name == 'Union':
                if not params:
                    raise TypeError('Cannot take a Union of no types.')
                flat = []
                for p in params:
                    p = _convert(p)
                    parts = p.__args__ if isinstance(p, _Alias) and p._name == 'Union' else (p,)
                    for part in parts:
                        if part not in flat:
                            flat.append(part)
                if len(flat) == 1:
                    return flat[0]
                params = tuple(flat)
            elif self._name not in ('Literal', 'Annotated', 'Callable'):
                params = tuple(_convert(p) for p in params)
                wanted = _ARITIES.get(self._name, len(params))
                if len(params) != wanted:
                    few = 'many' if len(params) > wanted else 'few'
                    raise TypeError(f'Too {few} arguments for {self!r}; '
                                    f'actual {len(params)}, expected {wanted}')
            return _Alias(self._name, self.__origin__ or self, params)
        def __call__(self, *args, **kwds):
            if self._name == 'Any':
                raise TypeError('Any cannot be instantiated')
            if self.__origin__ is None:
                raise TypeError(f'Cannot instantiate {self!r}')
            raise TypeError(f'Type {self._name} cannot be instantiated; use '
                            f'{self.__origin__.__name__}() instead')
        def __or__(self, other):
            return Union[self, other]
        def __ror__(self, other):
            return Union[other, self]
        def __hash__(self):
            return hash(self._name)
        def __mro_entries__(self, bases):
            return (self.__origin__,) if self.__origin__ is not None else ()
        def __instancecheck__(self, obj):
            return self.__subclasscheck__(type(obj))
        def __subclasscheck__(self, cls):
            if self.__origin__ is None:
                raise TypeError(f'{self!r} cannot be used with isinstance()')
            return issubclass(cls, self.__origin__)

    class _LibraryForm(_Form):
        'The alias of a class that is looked up when it is first needed.'
        def __init__(self, name, module='collections.abc', attribute=None):
            self._name = self.__name__ = name
            self._place = module, attribute or name
            self.__module__ = 'typing'
        @property
        def __origin__(self):
            module, attribute = self._place
            if module == 'collections.abc':
                import collections.abc as library
            elif module == 'contextlib':
                import contextlib as library
            elif module == 're':
                import re as library
            else:
                import collections as library
            return getattr(library, attribute)
        def __call__(self, *args, **kwds):
            if self._place[0] == 'collections':
                return self.__origin__(*args, **kwds)
            return super().__call__(*args, **kwds)

    class _SupportsForm(_Form):
        def __init__(self, name, method):
            super().__init__(name)
            self._method = method
        def __subclasscheck__(self, cls):
            return hasattr(cls, self._method)

    class _Alias:
        def __init__(self, name, origin, args):
            self._name = name
            self.__origin__ = origin
            self.__args__ = args
            self.__parameters__ = tuple(a for a in args if isinstance(a, TypeVar))
        def __repr__(self):
            args = self.__args__
            if self._name == 'Union' and len(args) == 2 and type(None) in args:
                other = args[0] if args[1] is type(None) else args[1]
                return f'typing.Optional[{_type_repr(other)}]'
            if self._name == 'Literal':
                return 'typing.Literal[' + ', '.join(repr(a) for a in args) + ']'
            if self._name == 'Callable' and len(args) == 2:
                return f'typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]'
            name = 'typing.' + self._name if isinstance(self._name, str) else _type_repr(self.__origin__)
            return name + '[' + ', '.join(_type_repr(a) for a in args) + ']'
        def __getitem__(self, params):
            if not isinstance(params, tuple):
                params = (params,)
            given = dict(zip(self.__parameters__, params))
            return _Alias(self._name, self.__origin__, tuple(given.get(a, a) for a in self.__args__))
        def __call__(self, *args, **kwds):
            if isinstance(self.__origin__, _Form):
                raise TypeError(f'Cannot instantiate {self.__origin__!r}')
            return self.__origin__(*args, **kwds)
        def __instancecheck__(self, obj):
            if self._name == 'Union':
                return any(isinstance(obj, arg) for arg in self.__args__)
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        def __subclasscheck__(self, cls):
            if self._name == 'Union':
                return any(issubclass(cls, arg) for arg in self.__args__)
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        def __getattr__(self, name):
            if name.startswith('__') or isinstance(self.__dict__.get('__origin__'), (_Form, type(None))):
                raise AttributeError(name)
            return getattr(self.__origin__, name)
        def __eq__(self, other):
            if not isinstance(other, _Alias):
                return NotImplemented
            if self._name == 'Union':
                return other._name == 'Union' and set(self.__args__) == set(other.__args__)
            return (self._name, self.__origin__, self.__args__) == (other._name, other.__origin__, other.__args__)
        def __hash__(self):
            return hash((self._name, frozenset(self.__args__) if self._name == 'Union' else self.__args__))
        def __or__(self, other):
            return Union[self, other]
        def __ror__(self, other):
            return Union[other, self]
        def __mro_entries__(self, bases):
            return (self.__origin__,)

    class TypeVar:
        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            self.__name__ = name
            self.__constraints__ = constraints
            self.__bound__ = bound
            self._prefix = '+' if covariant else '-' if contravariant else '~'
        def __repr__(self):
            return self._prefix + self.__name__
        def __or__(self, other):
            return Union[self, other]
        def __ror__(self, other):
            return Union[other, self]

    def ParamSpec(name, **kwds):
        return TypeVar(name)

    def TypeVarTuple(name):
        return TypeVar(name)

    class Generic:
        __slots__ = ()
        def __class_getitem__(cls, params):
            if not isinstance(params, tuple):
                params = (params,)
            if cls.__name__ in ('Generic', 'Protocol') and cls.__module__ == 'typing':
                if not all(isinstance(p, TypeVar) for p in params):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables '
                                    'or parameter specification variables.')
                if len(set(params)) != len(params):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _Alias(None, cls, params)

    def _no_init(self, *args, **kwargs):
        raise TypeError('Protocols cannot be instantiated')

    _NOT_MEMBERS = {
        '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
        '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
        '__parameters__', '__orig_bases__', '__match_args__', '_is_protocol',
        '_is_runtime_protocol', '_abc_registry', '__init_subclass__',
    }

    def _protocol_members(cls):
        members = set()
        for base in cls.__mro__[:-1]:
            if base.__name__ in ('Protocol', 'Generic'):
                continue
            for name in [*base.__dict__, *base.__dict__.get('__annotations__', ())]:
                if name not in _NOT_MEMBERS:
                    members.add(name)
        return members

    def _check_runtime(cls):
        if not cls.__dict__.get('_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')

    class Protocol(Generic):
        __slots__ = ()
        _is_protocol = True
        __abstractmethods__ = frozenset()
        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
            if cls._is_protocol:
                if '__init__' not in cls.__dict__:
                    cls.__init__ = _no_init
            elif cls.__init__ is _no_init:
                cls.__init__ = object.__init__
        @classmethod
        def __instancecheck__(cls, instance):
            if cls._is_protocol and cls is not Protocol:
                _check_runtime(cls)
                return all(
                    hasattr(instance, name) and (
                        not callable(getattr(cls, name, None))
                        or getattr(instance, name) is not None)
                    for name in _protocol_members(cls))
            return False
        @classmethod
        def __subclasshook__(cls, other):
            if not cls._is_protocol or cls is Protocol:
                return NotImplemented
            _check_runtime(cls)
            members = _protocol_members(cls)
            if not all(callable(getattr(cls, name, None)) for name in members):
                raise TypeError("Protocols with non-method members don't support issubclass()")
            for name in members:
                for base in other.__mro__:
                    if name in base.__dict__:
                        if base.__dict__[name] is None:
                            return NotImplemented
                        break
                else:
                    return NotImplemented
            return True

    def runtime_checkable(cls):
        if not getattr(cls, '_is_protocol', False):
            raise TypeError('@runtime_checkable can be only applied to protocol classes, '
                            f'got {cls!r}')
        cls._is_runtime_protocol = True
        return cls

    Any = _Form('Any')
    NoReturn = _Form('NoReturn')
    Never = _Form('Never')
    Self = _Form('Self')
    LiteralString = _Form('LiteralString')
    ClassVar = _Form('ClassVar')
    Final = _Form('Final')
    Union = _Form('Union')
    Optional = _Form('Optional')
    Literal = _Form('Literal')
    Annotated = _Form('Annotated')
    Concatenate = _Form('Concatenate')
    TypeAlias = _Form('TypeAlias')
    TypeGuard = _Form('TypeGuard')
    Required = _Form('Required')
    NotRequired = _Form('NotRequired')
    Unpack = _Form('Unpack')
    Callable = _LibraryForm('Callable')
    Tuple = _Form('Tuple', tuple)
    List = _Form('List', list)
    Dict = _Form('Dict', dict)
    Set = _Form('Set', set)
    FrozenSet = _Form('FrozenSet', frozenset)
    Type = _Form('Type', type)
    AnyStr = TypeVar('AnyStr', str)
    Text = str
    Iterable = _LibraryForm('Iterable')
    Iterator = _LibraryForm('Iterator')
    Generator = _LibraryForm('Generator')
    Sequence = _LibraryForm('Sequence')
    MutableSequence = _LibraryForm('MutableSequence')
    Mapping = _LibraryForm('Mapping')
    MutableMapping = _LibraryForm('MutableMapping')
    Collection = _LibraryForm('Collection')
    Container = _LibraryForm('Container')
    Hashable = _LibraryForm('Hashable')
    Sized = _LibraryForm('Sized')
    Reversible = _LibraryForm('Reversible')
    AbstractSet = _LibraryForm('AbstractSet', attribute='Set')
    MutableSet = _LibraryForm('MutableSet')
    KeysView = _LibraryForm('KeysView')
    ValuesView = _LibraryForm('ValuesView')
    ItemsView = _LibraryForm('ItemsView')
    MappingView = _LibraryForm('MappingView')
    Awaitable = _Form('Awaitable')
    Coroutine = _Form('Coroutine')
    AsyncIterable = _Form('AsyncIterable')
    AsyncIterator = _Form('AsyncIterator')
    AsyncGenerator = _Form('AsyncGenerator')
    ContextManager = _LibraryForm('ContextManager', 'contextlib', 'AbstractContextManager')
    SupportsInt = _SupportsForm('SupportsInt', '__int__')
    SupportsFloat = _SupportsForm('SupportsFloat', '__float__')
    SupportsAbs = _SupportsForm('SupportsAbs', '__abs__')
    SupportsIndex = _SupportsForm('SupportsIndex', '__index__')
    SupportsRound = _SupportsForm('SupportsRound', '__round__')
    DefaultDict = _LibraryForm('DefaultDict', 'collections', 'defaultdict')
    OrderedDict = _LibraryForm('OrderedDict', 'collections', 'OrderedDict')
    Counter = _LibraryForm('Counter', 'collections', 'Counter')
    Deque = _LibraryForm('Deque', 'collections', 'deque')
    ChainMap = _LibraryForm('ChainMap', 'collections', 'ChainMap')
    Pattern = _LibraryForm('Pattern', 're')
    Match = _LibraryForm('Match', 're')
    IO = _Form('IO')
    TextIO = _Form('TextIO')
    ByteString = _Form('ByteString')

    def cast(typ, val):
        return val

    def overload(func):
        def _overload_dummy(*args, **kwds):
            raise NotImplementedError(
                "You should not call an overloaded function. "
                "A series of @overload-decorated functions "
                "outside a stub module should always be followed "
                "by an implementation that is not @overload-ed.")
        return _overload_dummy

    def _same(arg):
        return arg

    final = no_type_check = override = _same

    class NewType:
        def __init__(self, name, tp):
            self.__qualname__ = name
            self.__name__ = name.rpartition('.')[-1]
            self.__supertype__ = tp
            self.__module__ = _caller()
        def __call__(self, x):
            return x
        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'
        def __or__(self, other):
            return Union[self, other]
        def __ror__(self, other):
            return Union[other, self]

    def get_type_hints(obj, *args, **kwds):
        hints = {}
        for owner in reversed(obj.__mro__) if isinstance(obj, type) else [obj]:
            found = owner.__dict__ if isinstance(obj, type) else {}
            found = found.get('__annotations__', {}) if isinstance(obj, type) else (
                getattr(obj, '__annotations__', {}))
            for name, text in found.items():
                value = _evaluate_annotation(text, owner)
                hints[name] = type(None) if value is None else value
        return hints

    def get_origin(tp):
        return getattr(tp, '__origin__', None)

    def get_args(tp):
        return getattr(tp, '__args__', ())

    def assert_type(val, typ):
        return val

    def reveal_type(obj):
        return obj

    def assert_never(arg):
        raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")

    class TypedDict(dict):
        def __init_subclass__(cls, total=True, **kwds):
            cls.__total__ = total
        def __new__(cls, /, *args, **kwds):
            if cls is not TypedDict:
                return dict(*args, **kwds)
            name, fields = args
            namespace = {'__annotations__': dict(fields), '__module__': _caller()}
            made = _make_class(name, TypedDict, namespace)
            made.__total__ = kwds.get('total', True)
            return made

    def _fill_named_tuple(cls, names, defaults):
        arguments = ', '.join(n if n not in defaults else f'{n}=_default_{n}' for n in names)
        values = {f'_default_{n}': v for n, v in defaults.items()}
        values['_new'] = tuple.__new__
        made = _define(f'''def __new__(_cls, {arguments}):
        return _new(_cls, ({', '.join(names)}{',' if names else ''}))
    ''', '__new__', cls.__module__, values)
        made.__qualname__ = f'{cls.__name__}.__new__'
        cls.__new__ = staticmethod(made)
        cls._fields = cls.__match_args__ = tuple(names)
        cls._field_defaults = dict(defaults)
        for place, name in enumerate(names):
            setattr(cls, name, _field_getter(place))
        _seal(cls)

    def _field_getter(place):
        return property(lambda self: tuple.__getitem__(self, place), _cannot_set, _cannot_set)

    def _cannot_set(self, *value):
        raise AttributeError("can't set attribute")

    class _NamedTuple(tuple):
        __slots__ = ()
        def __init_subclass__(cls, **kwds):
            if '_fields' in cls.__dict__ or hasattr(cls, '_fields'):
                return
            names = list(cls.__dict__.get('__annotations__', {}))
            defaults = {}
            for name in names:
                if name.startswith('_'):
                    raise ValueError(f'Field names cannot start with an underscore: {name!r}')
                if name in cls.__dict__:
                    defaults[name] = cls.__dict__[name]
                elif defaults:
                    plural = 's' if len(defaults) > 1 else ''
                    raise TypeError(f"Non-default namedtuple field {name} cannot follow default "
                                    f"field{plural} {', '.join(defaults)}")
            _fill_named_tuple(cls, names, defaults)
        def __repr__(self):
            shown = ', '.join(f'{n}={v!r}' for n, v in zip(self._fields, self))
            return f'{self.__class__.__name__}({shown})'
        def _asdict(self):
            return dict(zip(self._fields, self))
        @classmethod
        def _make(cls, iterable):
            values = tuple(iterable)
            if len(values) != len(cls._fields):
                raise TypeError(f'Expected {len(cls._fields)} arguments, got {len(values)}')
            return tuple.__new__(cls, values)
        def _replace(self, /, **kwds):
            result = self._make(map(kwds.pop, self._fields, self))
            if kwds:
                raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
            return result
        def __getnewargs__(self):
            return tuple(self)

    class _NamedTupleForm:
        def __mro_entries__(self, bases):
            return (_NamedTuple,)
        def __call__(self, typename, fields=(), **kwargs):
            fields = list(fields) + list(kwargs.items())
            return _make_class(typename, _NamedTuple, {'__annotations__': dict(fields), '__module__': '__main__'})
        def __repr__(self):
            return '<function NamedTuple at 0x7f0000000000>'

    NamedTuple = _NamedTupleForm()
    """#
}

extension Machine {
  static let makeDataclassesModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.defineClassMaking(in: module)
    try machine.run(prelude: dataclassesPrelude, in: module)
  }

  private static let dataclassesPrelude = #"""
    __all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
               'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']

    class FrozenInstanceError(AttributeError):
        pass

    class _HAS_DEFAULT_FACTORY_CLASS:
        def __repr__(self):
            return '<factory>'
    _HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()

    class _MISSING_TYPE:
        pass
    MISSING = _MISSING_TYPE()

    class _KW_ONLY_TYPE:
        pass
    KW_ONLY = _KW_ONLY_TYPE()

    class InitVar:
        def __init__(self, type):
            self.type = type
        def __repr__(self):
            name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
            return f'dataclasses.InitVar[{name}]'
        def __class_getitem__(cls, type):
            return InitVar(type)

    class _FieldKind:
        def __init__(self, name):
            self.name = name
        def __repr__(self):
            return self.name
    _FIELD = _FieldKind('_FIELD')
    _FIELD_CLASSVAR = _FieldKind('_FIELD_CLASSVAR')
    _FIELD_INITVAR = _FieldKind('_FIELD_INITVAR')

    class Field:
        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = None
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.hash = hash
            self.compare = compare
            self.metadata = {} if metadata is None else metadata
            self.kw_only = kw_only
            self._field_type = None
        def __repr__(self):
            return ('Field(name={!r},type={!r},default={!r},default_factory={!r},init={!r},repr={!r},'
                    'hash={!r},compare={!r},metadata={!r},kw_only={!r},_field_type={})').format(
                        self.name, self.type, self.default, self.default_factory, self.init, self.repr,
                        self.hash, self.compare, self.metadata, self.kw_only, self._field_type)

    class _DataclassParams:
        def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
            self.init = init
            self.repr = repr
            self.eq = eq
            self.order = order
            self.unsafe_hash = unsafe_hash
            self.frozen = frozen
        def __repr__(self):
            return (f'_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},'
                    f'order={self.order!r},unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})')

    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
              compare=True, metadata=None, kw_only=MISSING):
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError('cannot specify both default and default_factory')
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

    def _names(text, modules, name):
        text = text.strip()
        for module in modules:
            if text.startswith(module + '.'):
                text = text[len(module) + 1:]
                break
        return text == name or text.startswith(name + '[')

    def _is_classvar(annotation):
        if isinstance(annotation, str):
            return _names(annotation, ('typing', 't'), 'ClassVar')
        return 'ClassVar' in (getattr(annotation, '_name', None),)

    def _is_initvar(annotation):
        if isinstance(annotation, str):
            return _names(annotation, ('dataclasses',), 'InitVar')
        return annotation is InitVar or isinstance(annotation, InitVar)

    def _is_kw_only(annotation):
        if isinstance(annotation, str):
            return _names(annotation, ('dataclasses',), 'KW_ONLY')
        return annotation is KW_ONLY

    def _get_field(cls, a_name, a_type, default_kw_only):
        default = getattr(cls, a_name, MISSING)
        if isinstance(default, Field):
            f = default
        else:
            if type(default).__name__ == 'member_descriptor':
                default = MISSING
            f = field(default=default)
        f.name = a_name
        f.type = a_type
        f._field_type = _FIELD
        if _is_classvar(a_type):
            f._field_type = _FIELD_CLASSVAR
        elif _is_initvar(a_type):
            f._field_type = _FIELD_INITVAR
        if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
            if f.default_factory is not MISSING:
                raise TypeError(f'field {f.name} cannot have a default factory')
        if f._field_type in (_FIELD, _FIELD_INITVAR):
            if f.kw_only is MISSING:
                f.kw_only = default_kw_only
        else:
            if f.kw_only is not MISSING:
                raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
        if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
            raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: '
                             'use default_factory')
        return f

    def _create(cls, name, source, values, set_it=True):
        function = _define(source, name, cls.__module__, values)
        function.__qualname__ = f'{cls.__qualname__}.{name}'
        return function

    def _set_new_attribute(cls, name, value):
        if name in cls.__dict__:
            return True
        setattr(cls, name, value)
        return False

    def _init_param(f):
        if f.default is MISSING and f.default_factory is MISSING:
            return f.name
        if f.default is not MISSING:
            return f'{f.name}=_dflt_{f.name}'
        return f'{f.name}=_HAS_DEFAULT_FACTORY'

    def _init_fn(cls, fields, frozen, has_post_init):
        std = [f for f in fields if f.init and not f.kw_only]
        kw = [f for f in fields if f.init and f.kw_only]
        seen_default = False
        for f in std:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = True
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument')
        self_name = '__dataclass_self__' if any(f.name == 'self' for f in fields) else 'self'
        values = {'_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY, '_set': object.__setattr__}
        body = []
        for f in fields:
            if f.default is not MISSING:
                values[f'_dflt_{f.name}'] = f.default
            if f.default_factory is not MISSING:
                values[f'_make_{f.name}'] = f.default_factory
                value = f'_make_{f.name}()'
                if f.init:
                    value += f' if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}'
            elif f.init:
                value = f.name
            else:
                continue
            if f._field_type is _FIELD_INITVAR:
                continue
            if frozen:
                body.append(f'    _set({self_name}, {f.name!r}, {value})')
            else:
                body.append(f'    {self_name}.{f.name} = {value}')
        if has_post_init:
            given = ', '.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
            body.append(f'    {self_name}.__post_init__({given})')
        params = [self_name] + [_init_param(f) for f in std]
        if kw:
            params += ['*'] + [_init_param(f) for f in kw]
        if not body:
            body = ['    pass']
        return _create(cls, '__init__', f"def __init__({', '.join(params)}):\n" + '\n'.join(body) + '\n',
                       values)

    def _repr_fn(cls, fields):
        shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in fields)
        source = ("def __repr__(self):\n"
                  "    key = id(self)\n"
                  "    if key in _running:\n"
                  "        return '...'\n"
                  "    _running.add(key)\n"
                  "    try:\n"
                  f"        return self.__class__.__qualname__ + f\"({shown})\"\n"
                  "    finally:\n"
                  "        _running.discard(key)\n")
        return _create(cls, '__repr__', source, {'_running': set()})

    def _tuple_of(name, fields):
        if not fields:
            return '()'
        return '(' + ', '.join(f'{name}.{f.name}' for f in fields) + ',)'

    def _cmp_fn(cls, name, op, fields):
        source = (f"def {name}(self, other):\n"
                  "    if other.__class__ is self.__class__:\n"
                  f"        return {_tuple_of('self', fields)} {op} {_tuple_of('other', fields)}\n"
                  "    return NotImplemented\n")
        return _create(cls, name, source, {})

    def _hash_fn(cls, fields):
        return _create(cls, '__hash__', f"def __hash__(self):\n    return hash({_tuple_of('self', fields)})\n", {})

    def _frozen_fns(cls, fields):
        names = {f.name for f in fields}
        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot assign to field {name!r}')
            super(cls, self).__setattr__(name, value)
        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot delete field {name!r}')
            super(cls, self).__delattr__(name)
        __setattr__.__qualname__ = f'{cls.__qualname__}.__setattr__'
        __delattr__.__qualname__ = f'{cls.__qualname__}.__delattr__'
        return __setattr__, __delattr__

    def _type_text(annotation):
        if isinstance(annotation, str):
            return annotation
        return annotation.__name__ if isinstance(annotation, type) else repr(annotation)

    def _signature(fields):
        parts = []
        star = False
        for f in [f for f in fields if f.init and not f.kw_only] + [f for f in fields if f.init and f.kw_only]:
            if f.kw_only and not star:
                parts.append('*')
                star = True
            text = f'{f.name}: {_type_text(f.type)}'
            if f.default is not MISSING:
                text += f' = {f.default!r}'
            elif f.default_factory is not MISSING:
                text += ' = <factory>'
            parts.append(text)
        return '(' + ', '.join(parts) + ')'

    def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
        fields = {}
        any_frozen_base = False
        has_dataclass_bases = False
        for b in cls.__mro__[-1:0:-1]:
            base_fields = b.__dict__.get('__dataclass_fields__', None)
            if base_fields is not None:
                has_dataclass_bases = True
                for f in base_fields.values():
                    fields[f.name] = f
                if b.__dict__['__dataclass_params__'].frozen:
                    any_frozen_base = True
        cls_fields = []
        KW_ONLY_seen = False
        cls_annotations = cls.__dict__.get('__annotations__', {})
        for name, type_ in cls_annotations.items():
            if _is_kw_only(type_):
                if KW_ONLY_seen:
                    raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
                KW_ONLY_seen = True
                kw_only = True
            else:
                cls_fields.append(_get_field(cls, name, type_, kw_only))
        for f in cls_fields:
            fields[f.name] = f
            if isinstance(cls.__dict__.get(f.name, None), Field):
                if f.default is MISSING:
                    delattr(cls, f.name)
                else:
                    setattr(cls, f.name, f.default)
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, Field) and name not in cls_annotations:
                raise TypeError(f'{name!r} is a field but has no type annotation')
        if has_dataclass_bases:
            if any_frozen_base and not frozen:
                raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
            if not any_frozen_base and frozen:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
        cls.__dataclass_fields__ = fields
        cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
        class_hash = cls.__dict__.get('__hash__', MISSING)
        has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
        if order and not eq:
            raise ValueError('eq must be true if order is true')
        init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
        all_fields = [f for f in fields.values() if f._field_type is _FIELD]
        if init and '__init__' not in cls.__dict__:
            _set_new_attribute(cls, '__init__', _init_fn(cls, init_fields, frozen, hasattr(cls, '__post_init__')))
        elif init:
            _init_fn(cls, init_fields, frozen, hasattr(cls, '__post_init__'))
        if repr:
            _set_new_attribute(cls, '__repr__', _repr_fn(cls, [f for f in all_fields if f.repr]))
        if eq:
            _set_new_attribute(cls, '__eq__', _cmp_fn(cls, '__eq__', '==', [f for f in all_fields if f.compare]))
        if order:
            compared = [f for f in all_fields if f.compare]
            for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
                if _set_new_attribute(cls, name, _cmp_fn(cls, name, op, compared)):
                    raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                    'Consider using functools.total_ordering')
        if frozen:
            for name, fn in zip(('__setattr__', '__delattr__'), _frozen_fns(cls, all_fields)):
                if _set_new_attribute(cls, name, fn):
                    raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        if unsafe_hash:
            if has_explicit_hash:
                raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
            add_hash = True
        else:
            add_hash = eq and frozen and not has_explicit_hash
        if add_hash:
            hashed = [f for f in all_fields if (f.compare if f.hash is None else f.hash)]
            cls.__hash__ = _hash_fn(cls, hashed)
        elif eq and not frozen and not has_explicit_hash:
            cls.__hash__ = None
        if not getattr(cls, '__doc__'):
            cls.__doc__ = cls.__name__ + _signature(init_fields)
        if match_args:
            _set_new_attribute(cls, '__match_args__',
                               tuple(f.name for f in init_fields if f.init and not f.kw_only))
        if slots:
            cls = _add_slots(cls, [f.name for f in all_fields])
        return cls

    def _add_slots(cls, names):
        if '__slots__' in cls.__dict__:
            raise TypeError(f'{cls.__name__} already specifies __slots__')
        cls_dict = dict(cls.__dict__)
        inherited = set()
        for b in cls.__mro__[1:-1]:
            inherited.update(b.__dict__.get('__slots__', ()))
        cls_dict['__slots__'] = tuple(n for n in names if n not in inherited)
        for name in names:
            cls_dict.pop(name, None)
        cls_dict.pop('__dict__', None)
        cls_dict.pop('__weakref__', None)
        cls_dict['__qualname__'] = cls.__qualname__
        cls_dict['__module__'] = cls.__module__
        return _make_class(cls.__name__, cls.__mro__[1], cls_dict)

    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                  frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                                  slots)
        if cls is None:
            return wrap
        return wrap(cls)

    def fields(class_or_instance):
        found = getattr(class_or_instance, '__dataclass_fields__', None)
        if found is None:
            raise TypeError('must be called with a dataclass type or instance') from None
        return tuple(f for f in found.values() if f._field_type is _FIELD)

    def _is_dataclass_instance(obj):
        return hasattr(type(obj), '__dataclass_fields__')

    def is_dataclass(obj):
        cls = obj if isinstance(obj, type) else type(obj)
        return hasattr(cls, '__dataclass_fields__')

    def _copy(obj):
        if type(obj) in (int, float, str, bool, type(None), range):
            return obj
        copier = getattr(obj, '__deepcopy__', None)
        if copier is not None and not isinstance(obj, type):
            return copier({})
        if type(obj) is set:
            return set(obj)
        return obj

    def asdict(obj, *, dict_factory=dict):
        if not _is_dataclass_instance(obj):
            raise TypeError('asdict() should be called on dataclass instances')
        return _asdict_inner(obj, dict_factory)

    def _asdict_inner(obj, dict_factory):
        if _is_dataclass_instance(obj):
            result = []
            for f in fields(obj):
                result.append((f.name, _asdict_inner(getattr(obj, f.name), dict_factory)))
            return dict_factory(result)
        if isinstance(obj, tuple) and hasattr(obj, '_fields'):
            return type(obj)(*[_asdict_inner(v, dict_factory) for v in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)(_asdict_inner(v, dict_factory) for v in obj)
        if isinstance(obj, dict):
            if hasattr(type(obj), 'default_factory'):
                result = type(obj)(getattr(obj, 'default_factory'))
                for k, v in obj.items():
                    result[_asdict_inner(k, dict_factory)] = _asdict_inner(v, dict_factory)
                return result
            return type(obj)((_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory))
                             for k, v in obj.items())
        return _copy(obj)

    def astuple(obj, *, tuple_factory=tuple):
        if not _is_dataclass_instance(obj):
            raise TypeError('astuple() should be called on dataclass instances')
        return _astuple_inner(obj, tuple_factory)

    def _astuple_inner(obj, tuple_factory):
        if _is_dataclass_instance(obj):
            return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
        if isinstance(obj, tuple) and hasattr(obj, '_fields'):
            return type(obj)(*[_astuple_inner(v, tuple_factory) for v in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)(_astuple_inner(v, tuple_factory) for v in obj)
        if isinstance(obj, dict):
            return type(obj)((_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory))
                             for k, v in obj.items())
        return _copy(obj)

    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                       order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                       slots=False, weakref_slot=False):
        namespace = {} if namespace is None else dict(namespace)
        seen = set()
        annotations = {}
        defaults = {}
        for item in fields:
            if isinstance(item, str):
                name, tp = item, 'typing.Any'
            elif len(item) == 2:
                name, tp = item
            elif len(item) == 3:
                name, tp = item[0], item[1]
                defaults[name] = item[2]
            else:
                raise TypeError(f'Invalid field: {item!r}')
            if not isinstance(name, str) or not name.isidentifier():
                raise TypeError(f'Field names must be valid identifiers: {name!r}')
            if name in seen:
                raise TypeError(f'Field name duplicated: {name!r}')
            seen.add(name)
            annotations[name] = tp
        namespace.update(defaults)
        namespace['__annotations__'] = annotations
        namespace.setdefault('__module__', 'types')
        cls = _make_class(cls_name, bases[0] if bases else object, namespace)
        return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                         frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots)

    def replace(obj, /, **changes):
        if not _is_dataclass_instance(obj):
            raise TypeError('replace() should be called on dataclass instances')
        for f in obj.__dataclass_fields__.values():
            if f._field_type is _FIELD_CLASSVAR:
                continue
            if not f.init:
                if f.name in changes:
                    raise ValueError(f'field {f.name} is declared with init=False, it cannot be '
                                     'specified with replace()')
                continue
            if f.name not in changes:
                if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                    raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
                changes[f.name] = getattr(obj, f.name)
        return obj.__class__(**changes)
    """#
}

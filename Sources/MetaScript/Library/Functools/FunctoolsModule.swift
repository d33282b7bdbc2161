extension Machine {
  /// The module `functools`: what must be fast in Swift, the rest in the language.
  static let makeFunctoolsModule: ModuleMaker = { (machine, module) throws(Raised) in
    let partial = try machine.nativeType(
      named: "partial", module: "functools", construct: PartialMethods.constructor,
      methods: PartialMethods.rows, properties: PartialMethods.properties)
    machine.heap.set(machine.heap.intern("partial"), to: partial.value, in: module)
    machine.define(functoolsRows, in: module)
    try machine.run(prelude: functoolsText, in: module)
  }

  private static let functoolsRows: [Builtin] = [
    Builtin("reduce(function, iterable, initial=None, /)", does: "Folds items into one value.") {
      call throws(Raised) in
      let machine = call.machine
      var total = call[2]
      let place = machine.pins.count
      machine.pin(total)
      let function = call[0]
      guard try machine.iteratorIfPresent(call[1]) != nil else {
        throw machine.typeError("reduce() arg 2 must support iteration")
      }
      try machine.iterate(call[1]) { (item) throws(Raised) in
        total = total.isUndefined ? item : try machine.call(function, total, item)
        machine.pins[place] = total
        return true
      }
      if total.isUndefined {
        throw machine.typeError("reduce() of empty iterable with no initial value")
      }
      return total
    },
    Builtin("cmp_to_key(mycmp)", does: "A sort key of a comparison function.") {
      call throws(Raised) in
      let type = try call.machine.nativeType(
        named: "KeyMaker", module: "functools", construct: nil, methods: KeyMethods.makerRows)
      return call.heap.native(KeyMaker(call[0]), type: type)
    },
    Builtin("_first_annotation(function, /)", does: "Name and value of the first annotation.") {
      call throws(Raised) in
      let machine = call.machine
      let wrapped = try machine.functionBehind(call[0])
      guard let function = wrapped, let first = DictRef(function.annotations)?.snapshot.first
      else {
        throw machine.typeError(
          "Invalid first argument to `register()`: \(try machine.repr(call[0]).text). Use either "
            + "`@register(some_class)` or plain `@register` on an annotated function.")
      }
      let value = try machine.evaluate(annotation: first.value, of: function)
      machine.pin(value)
      return try machine.heap.tuple([first.key, value])
    },
    Builtin("_cached(function, maxsize, typed, /)", does: "The function with its results kept.") {
      call throws(Raised) in
      let machine = call.machine
      var capacity: Int?
      if !call[1].isNone { capacity = max(0, try call.int(1, or: 128)) }
      let type = try machine.nativeType(
        named: "_lru_cache_wrapper", module: "functools", construct: nil,
        methods: CacheMethods.rows, properties: CacheMethods.properties)
      try CacheMethods.defineDocumentation(on: type, machine)
      let cached = CachedFunction(
        call[0], capacity: capacity, typed: try machine.isTrue(call[2]),
        results: try machine.heap.dict(), attributes: try machine.heap.dict())
      return machine.heap.native(cached, type: type)
    },
  ]

  private static let functoolsText = """
    from collections import namedtuple as _namedtuple

    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
    WRAPPER_UPDATES = ('__dict__',)

    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        for attr in assigned:
            try:
                value = getattr(wrapped, attr)
            except AttributeError:
                pass
            else:
                setattr(wrapper, attr, value)
        for attr in updated:
            if attr == '__dict__':
                for key, value in getattr(wrapped, attr, {}).items():
                    setattr(wrapper, key, value)
            else:
                getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
        wrapper.__wrapped__ = wrapped
        return wrapper

    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)

    _CacheInfo = _namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])

    def lru_cache(maxsize=128, typed=False):
        if isinstance(maxsize, int):
            if maxsize < 0:
                maxsize = 0
        elif callable(maxsize) and isinstance(typed, bool):
            return update_wrapper(_cached(maxsize, 128, typed), maxsize)
        elif maxsize is not None:
            raise TypeError('Expected first argument to be an integer, a callable, or None')
        def decorating_function(user_function):
            return update_wrapper(_cached(user_function, maxsize, typed), user_function)
        return decorating_function

    def cache(user_function, /):
        return update_wrapper(_cached(user_function, None, False), user_function)

    def _le_from_lt(self, other):
        op_result = type(self).__lt__(self, other)
        if op_result is NotImplemented:
            return op_result
        return op_result or self == other

    def _gt_from_lt(self, other):
        op_result = type(self).__lt__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not op_result and self != other

    def _ge_from_lt(self, other):
        op_result = type(self).__lt__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not op_result

    def _ge_from_le(self, other):
        op_result = type(self).__le__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not op_result or self == other

    def _lt_from_le(self, other):
        op_result = type(self).__le__(self, other)
        if op_result is NotImplemented:
            return op_result
        return op_result and self != other

    def _gt_from_le(self, other):
        op_result = type(self).__le__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not op_result

    def _lt_from_gt(self, other):
        op_result = type(self).__gt__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not (op_result or self == other)

    def _ge_from_gt(self, other):
        op_result = type(self).__gt__(self, other)
        if op_result is NotImplemented:
            return op_result
        return op_result or self == other

    def _le_from_gt(self, other):
        op_result = type(self).__gt__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not op_result

    def _le_from_ge(self, other):
        op_result = type(self).__ge__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not op_result or self == other

    def _gt_from_ge(self, other):
        op_result = type(self).__ge__(self, other)
        if op_result is NotImplemented:
            return op_result
        return op_result and self != other

    def _lt_from_ge(self, other):
        op_result = type(self).__ge__(self, other)
        if op_result is NotImplemented:
            return op_result
        return not op_result

    _convert = {
        '__lt__': [('__gt__', _gt_from_lt), ('__le__', _le_from_lt), ('__ge__', _ge_from_lt)],
        '__le__': [('__ge__', _ge_from_le), ('__lt__', _lt_from_le), ('__gt__', _gt_from_le)],
        '__gt__': [('__lt__', _lt_from_gt), ('__ge__', _ge_from_gt), ('__le__', _le_from_gt)],
        '__ge__': [('__le__', _le_from_ge), ('__gt__', _gt_from_ge), ('__lt__', _lt_from_ge)],
    }

    def total_ordering(cls):
        roots = {op for op in _convert if getattr(cls, op, None) is not getattr(object, op, None)}
        if not roots:
            raise ValueError('must define at least one ordering operation: < > <= >=')
        root = max(roots)
        for opname, opfunc in _convert[root]:
            if opname not in roots:
                setattr(cls, opname, opfunc)
        return cls

    class partialmethod:
        def __init__(self, func, /, *args, **keywords):
            if not callable(func) and not hasattr(func, '__get__'):
                raise TypeError(f'{func!r} is not callable or a descriptor')
            if isinstance(func, partialmethod):
                self.func = func.func
                self.args = func.args + args
                self.keywords = {**func.keywords, **keywords}
            else:
                self.func = func
                self.args = args
                self.keywords = keywords

        def __repr__(self):
            args = ', '.join(map(repr, self.args))
            keywords = ', '.join(f'{k}={v!r}' for k, v in self.keywords.items())
            cls = self.__class__
            return f'{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})'

        def _make_unbound_method(self):
            def _method(cls_or_self, /, *args, **keywords):
                keywords = {**self.keywords, **keywords}
                return self.func(cls_or_self, *self.args, *args, **keywords)
            _method._partialmethod = self
            return _method

        def __get__(self, obj, cls=None):
            get = getattr(self.func, '__get__', None)
            if get is not None:
                new_func = get(obj, cls)
                if new_func is not self.func:
                    result = partial(new_func, *self.args, **self.keywords)
                    return result
            return self._make_unbound_method().__get__(obj, cls)

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, '__isabstractmethod__', False)

    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            if self.attrname is None:
                self.attrname = name
            elif name != self.attrname:
                raise TypeError('Cannot assign the same cached_property to two different names '
                                f'({self.attrname!r} and {name!r}).')

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.attrname is None:
                raise TypeError('Cannot use cached_property instance without calling __set_name__ '
                                'on it.')
            value = self.func(instance)
            try:
                object.__setattr__(instance, self.attrname, value)
            except AttributeError:
                raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance "
                                f"to cache {self.attrname!r} property.") from None
            return value

    def _implementation(cls, registry):
        mro = cls.__mro__
        abstract = [kind for kind in registry if kind not in mro and issubclass(cls, kind)]
        for place, base in enumerate(mro):
            if base is not object and base in registry:
                return registry[base]
            best = None
            for kind in abstract:
                later = any(issubclass(other, kind) for other in mro[place + 1:])
                if later or not issubclass(base, kind):
                    continue
                if best is None or issubclass(kind, best):
                    best = kind
                elif not issubclass(best, kind):
                    raise RuntimeError(f'Ambiguous dispatch: {best} or {kind}')
            if best is not None:
                return registry[best]
        return registry[object]

    def singledispatch(func):
        registry = {object: func}
        found = {}

        def dispatch(cls):
            try:
                return found[cls]
            except KeyError:
                found[cls] = impl = _implementation(cls, registry)
                return impl

        def register(cls, func=None):
            kinds = _dispatchable(cls)
            if kinds is not None:
                if func is None:
                    return lambda f: register(cls, f)
            else:
                if func is not None:
                    raise TypeError(f'Invalid first argument to `register()`. '
                                    f'{cls!r} is not a class or union type.')
                func = cls
                name, cls = _first_annotation(func)
                kinds = _dispatchable(cls)
                if kinds is None:
                    if isinstance(cls, type(int | str)):
                        raise TypeError(f'Invalid annotation for {name!r}. '
                                        f'{cls!r} not all arguments are classes.')
                    raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
            for kind in kinds:
                registry[kind] = func
            found.clear()
            return func

        def wrapper(*args, **kw):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__)(*args, **kw)

        name = getattr(func, '__name__', 'singledispatch function')
        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        wrapper._clear_cache = found.clear
        update_wrapper(wrapper, func)
        return wrapper

    def _dispatchable(cls):
        if isinstance(cls, type):
            return (cls,)
        if isinstance(cls, type(int | str)) or getattr(cls, '_name', None) == 'Union':
            if all(isinstance(arg, type) for arg in cls.__args__):
                return cls.__args__
        return None

    class singledispatchmethod:
        def __init__(self, func):
            if not callable(func) and not hasattr(func, '__get__'):
                raise TypeError(f'{func!r} is not callable or a descriptor')
            self.dispatcher = singledispatch(func)
            self.func = func

        def register(self, cls, method=None):
            return self.dispatcher.register(cls, func=method)

        def __get__(self, obj, cls=None):
            def _method(*args, **kwargs):
                method = self.dispatcher.dispatch(args[0].__class__)
                return method.__get__(obj, cls)(*args, **kwargs)
            _method.__isabstractmethod__ = self.__isabstractmethod__
            _method.register = self.register
            update_wrapper(_method, self.func)
            return _method

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, '__isabstractmethod__', False)
    """
}

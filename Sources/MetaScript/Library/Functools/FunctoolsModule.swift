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
    Builtin("_first_annotation(function, /)", does: "The types that an annotation names.") {
      call throws(Raised) in
      let machine = call.machine
      guard let function = FunctionRef(call[0]),
        let first = DictRef(function.annotations)?.snapshot.first,
        let text = StringRef(first.value)?.text
      else {
        throw machine.typeError(
          "Invalid first argument to `register()`: \(try machine.repr(call[0]).text). Use either "
            + "`@register(some_class)` or plain `@register` on an annotated function.")
      }
      var kinds: [Value] = []
      for part in text.split(separator: "|") {
        let name = machine.heap.intern(String(part.filter { $0 != " " }))
        if name.text == "None" {
          kinds.append(machine.types.noneType.value)
        } else if let found = function.module.value(name) ?? machine.builtins.value(name) {
          kinds.append(found)
        } else {
          throw machine.undefinedName(name, function.module)
        }
      }
      return try machine.heap.tuple(kinds)
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
            for key, value in getattr(wrapped, attr, {}).items():
                setattr(wrapper, key, value)
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
            self.func = func
            self.args = args
            self.keywords = keywords

        def __get__(self, obj, cls=None):
            if hasattr(type(self.func), '__get__'):
                bound = self.func.__get__(obj, cls)
                return partial(bound, *self.args, **self.keywords)
            return partial(self.func, obj, *self.args, **self.keywords)

    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            self.attrname = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = self.func(instance)
            object.__setattr__(instance, self.attrname, value)
            return value

    def singledispatch(func):
        registry = {object: func}

        def dispatch(cls):
            for base in cls.__mro__:
                if base in registry:
                    return registry[base]
            return func

        def register(cls, function=None):
            if function is None:
                if isinstance(cls, type):
                    return lambda f: register(cls, f)
                function = cls
                for kind in _first_annotation(function):
                    registry[kind] = function
                return function
            registry[cls] = function
            return function

        def wrapper(*args, **kw):
            if not args:
                raise TypeError(f'{func.__name__} requires at least 1 positional argument')
            return dispatch(args[0].__class__)(*args, **kw)

        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        update_wrapper(wrapper, func)
        return wrapper
    """
}

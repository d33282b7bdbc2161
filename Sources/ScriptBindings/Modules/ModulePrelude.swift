import MetaScript

/// The base of `mlx.nn`: modules as trees of arrays.
///
/// A module is a dict, as in MLX: its items are the attributes that are arrays or hold some; other
/// attributes are ordinary ones. `_find` and `_put` are native: they serve every `self.weight`.
enum ModulePrelude {
  static let text = #"""
    import mlx.core as mx
    from mlx.utils import tree_flatten, tree_unflatten

    class Module(dict):
        def __init__(self):
            self._no_grad = set()
            self._training = True

        __getattr__ = _find

        def __setattr__(self, key, val):
            if isinstance(val, (mx.array, dict, list, tuple)):
                if key in self.__dict__:
                    super(Module, self).__delattr__(key)
                self[key] = val
            else:
                super(Module, self).__setattr__(key, val)
                self.pop(key, None)

        def __delattr__(self, name):
            if self.get(name, None) is not None:
                del self[name]
            else:
                super(Module, self).__delattr__(name)

        @property
        def training(self):
            return self._training

        @property
        def state(self):
            return self

        def _extra_repr(self):
            return ""

        def __repr__(self):
            text = f"{type(self).__name__}({self._extra_repr()}"
            children = tree_flatten(self.children(), is_leaf=Module.is_module)
            for path, child in children:
                shown = f"({path}): {child!r}"
                text += "".join(f"\n  {line}" if line.strip() else f"\n{line}"
                                for line in shown.split("\n"))
            return text + ("\n)" if children else ")")

        # Trees of what a module holds

        @staticmethod
        def is_module(value):
            return isinstance(value, Module)

        @staticmethod
        def valid_child_filter(module, key, value):
            return isinstance(value, (dict, list))

        @staticmethod
        def valid_parameter_filter(module, key, value):
            return isinstance(value, (dict, list, mx.array)) and not key.startswith("_")

        @staticmethod
        def trainable_parameter_filter(module, key, value):
            return (Module.valid_parameter_filter(module, key, value)
                    and key not in module._no_grad)

        def filter_and_map(self, filter_fn, map_fn=None, is_leaf_fn=None):
            def plain_leaf(module, key, value):
                return not isinstance(value, (dict, list))

            is_leaf = is_leaf_fn or plain_leaf

            def visit(module, key, value):
                if is_leaf(module, key, value):
                    return value if map_fn is None else map_fn(value)
                if isinstance(value, Module):
                    return {k: visit(value, k, v) for k, v in value.items()
                            if filter_fn(value, k, v)}
                if isinstance(value, dict):
                    return {k: part(module, f"{key}.{k}", v) for k, v in value.items()}
                if isinstance(value, list):
                    return [part(module, f"{key}.{i}", v) for i, v in enumerate(value)]
                raise RuntimeError("Unexpected leaf found while traversing the module")

            def part(module, key, value):
                return visit(module, key, value) if filter_fn(module, key, value) else {}

            return {k: visit(self, k, v) for k, v in self.items() if filter_fn(self, k, v)}

        def parameters(self):
            return self.filter_and_map(Module.valid_parameter_filter)

        def trainable_parameters(self):
            return self.filter_and_map(Module.trainable_parameter_filter)

        def children(self):
            return self.filter_and_map(Module.valid_child_filter,
                                       is_leaf_fn=lambda m, k, v: isinstance(v, Module))

        def leaf_modules(self):
            return self.filter_and_map(
                Module.valid_child_filter,
                is_leaf_fn=lambda m, k, v: (isinstance(v, Module)
                                            and not tree_flatten(v.children())))

        def apply_to_modules(self, apply_fn):
            waiting = [("", self)]
            while waiting:
                path, module = waiting.pop()
                apply_fn(path, module)
                waiting.extend(tree_flatten(module.children(), "." + path if path else "",
                                            Module.is_module))
            return self

        def named_modules(self):
            found = []
            self.apply_to_modules(lambda path, module: found.append((path, module)))
            return found

        def modules(self):
            return [module for _, module in self.named_modules()]

        # Changes

        def update(self, parameters, strict=True):
            def put(target, key, new):
                old = target[key]
                if isinstance(old, mx.array):
                    if strict and not isinstance(new, mx.array):
                        raise ValueError(f"Received invalid type: {type(new).__name__}.")
                    target[key] = new
                else:
                    _merge(old, new, strict, put, "parameter")
            _merge(self, parameters, strict, put, "parameter")
            return self

        def update_modules(self, modules, strict=True):
            def put(target, key, new):
                old = target[key]
                if isinstance(old, Module) and isinstance(new, Module):
                    target[key] = new
                elif isinstance(old, (dict, list)):
                    _merge(old, new, strict, put, "sub-module")
                elif strict and new != {}:
                    raise ValueError(f"Received invalid type: {type(new).__name__}.")
            _merge(self, modules, strict, put, "sub-module")
            return self

        def apply(self, map_fn, filter_fn=None):
            self.update(self.filter_and_map(filter_fn or Module.valid_parameter_filter, map_fn))
            return self

        def set_dtype(self, dtype, predicate=lambda x: mx.issubdtype(x, mx.floating)):
            self.apply(lambda x: x.astype(dtype) if predicate is None or predicate(x.dtype)
                       else x)

        def _known(self, keys, strict, recurse):
            keys = keys if isinstance(keys, list) else [keys]
            if strict:
                # With recursion a key need only stand somewhere in the model.
                holders = self.modules() if recurse else [self]
                for key in keys:
                    if not any(key in holder for holder in holders):
                        raise KeyError(f"Module doesn't contain member {key}.")
            return keys

        def freeze(self, *, recurse=True, keys=None, strict=False):
            named = None if keys is None else self._known(keys, strict, recurse)
            for module in self.modules() if recurse else [self]:
                names = named
                if names is None:
                    names = [k for k, _ in tree_flatten(module.filter_and_map(
                        lambda m, k, v: (not isinstance(v, Module)
                                         and Module.valid_parameter_filter(m, k, v))))]
                module._no_grad.update(names)
            return self

        def unfreeze(self, *, recurse=True, keys=None, strict=False):
            named = None if keys is None else self._known(keys, strict, recurse)
            for module in self.modules() if recurse else [self]:
                if named is None:
                    module._no_grad.clear()
                else:
                    module._no_grad.difference_update(named)
                module._after_unfreeze()
            return self

        def _after_unfreeze(self):
            pass

        def _set_training_mode(self, mode):
            self._training = mode

        def train(self, mode=True):
            self.apply_to_modules(lambda _, module: module._set_training_mode(mode))
            return self

        def eval(self):
            return self.train(False)

        # Files

        def save_weights(self, file):
            weights = tree_flatten(self.parameters(), destination={})
            if file.endswith(".npz"):
                mx.savez(file, **weights)
            elif file.endswith(".safetensors"):
                mx.save_safetensors(file, weights)
            else:
                raise ValueError(f"Unsupported file extension for {file}. "
                                 "Use '.npz' or '.safetensors'.")

        def load_weights(self, file_or_weights, strict=True):
            weights = file_or_weights
            if isinstance(weights, str):
                weights = list(mx.load(weights).items())
            if strict:
                new = dict(weights)
                own = tree_flatten(self.parameters(), destination={})
                extra = sorted(k for k in new if k not in own)
                if extra:
                    names = ",\n".join(extra)
                    raise ValueError(
                        f"Received {len(extra)} parameters not in model: \n{names}.")
                missing = sorted(k for k in own if k not in new)
                if missing:
                    names = ",\n".join(missing)
                    raise ValueError(f"Missing {len(missing)} parameters: \n{names}.")
                for key, array in own.items():
                    if not isinstance(new[key], mx.array):
                        raise ValueError(f"Expected mx.array but received {type(new[key])} "
                                         f"for parameter {key}")
                    if new[key].shape != array.shape:
                        raise ValueError(f"Expected shape {array.shape} but received shape "
                                         f"{new[key].shape} for parameter {key}")
            if len(weights) != 0:
                self.update(tree_unflatten(weights), strict=False)
            return self

    def _merge(target, new, strict, put, what):
        # Walks `new` and the tree it is part of; `put` sets what stands at one place of it.
        if isinstance(new, dict):
            for key, value in new.items():
                if key in target:
                    put(target, key, value)
                elif strict:
                    raise ValueError(f'Module does not have {what} named "{key}".')
        elif isinstance(new, list):
            for place, value in enumerate(new):
                if place < len(target):
                    put(target, place, value)
                elif strict:
                    raise ValueError(f"List index {place} is out of bounds for destination of "
                                     f"length {len(target)}.")
        elif strict:
            raise ValueError(f"Received invalid type: {type(new).__name__}.")
    """#
}

extension Machine {
  /// `nn.Module` and what it needs: a module by itself, of which `mlx.nn` shows the names, so that the
  /// library's own models do not wait for all layers to be compiled.
  func moduleBase() throws(Raised) -> ModuleRef {
    if let known = knownModuleBase { return known }
    // To scripts, what is defined here is defined in `mlx.nn`.
    let module = heap.module(named: "mlx.nn")
    modules[Self.moduleBaseName] = module
    do {
      heap.set(heap.intern("__name__"), to: try heap.string("mlx.nn"), in: module)
      define(Self.moduleRows, in: module)
      try run(prelude: ModulePrelude.text, in: module)
    } catch {
      modules[Self.moduleBaseName] = nil
      throw error
    }
    return module
  }

  /// The same, where something has needed it already.
  var knownModuleBase: ModuleRef? { modules[Self.moduleBaseName] }

  private static let moduleBaseName = "mlx.nn._base"

  private static let moduleRows = [
    Builtin("_find(self, key, /)", does: "A module's item as its attribute.") {
      call throws(Raised) in
      let machine = call.machine
      if let key = StringRef(call[1]), let items = DictRef(machine.unwrap(call[0])),
        let value = items.value(for: key), !value.isNone
      {
        return value
      }
      throw machine.error(
        .attributeError,
        "'\(machine.type(of: call[0]).name)' object has no attribute '\(try call.text(1).text)'")
    }.having(.item)
  ]
}

/// `mlx.nn`: modules, layers, activations.
///
/// A module's parameters are its attributes that are arrays, or modules, lists and dicts of them,
/// in the order in which they were set.
enum NeuralPrelude {
  static let text = module + layers + functions

  private static let module = #"""
    import mlx.core as mx
    from mlx.utils import tree_flatten, tree_map, tree_unflatten
    from mlx.nn import losses, init

    class Module:
        def __init__(self):
            self._no_grad = set()
            self._training = True

        @property
        def training(self):
            return self._training

        @property
        def state(self):
            return self.parameters()

        def _own(self):
            return [(k, v) for k, v in self.__dict__.items()
                    if not k.startswith("_") and isinstance(v, (mx.array, Module, list, dict))]

        def __contains__(self, key):
            found = self.__dict__.get(key)
            return isinstance(found, (mx.array, Module, list, dict)) and not key.startswith("_")

        def __getitem__(self, key):
            return self.__dict__[key]

        def __setitem__(self, key, value):
            setattr(self, key, value)

        def keys(self):
            return [k for k, _ in self._own()]

        def values(self):
            return [v for _, v in self._own()]

        def items(self):
            return self._own()

        def _extra_repr(self):
            return ""

        def __repr__(self):
            lines = []
            for path, child in tree_flatten(self.children(), is_leaf=Module.is_module):
                lines.append(f"({path}): " + repr(child).replace("\n", "\n  "))
            text = f"{type(self).__name__}({self._extra_repr()}"
            for line in lines:
                text += "\n  " + line
            return text + ("\n)" if lines else ")")

        @staticmethod
        def is_module(value):
            return isinstance(value, Module)

        @staticmethod
        def _tree(value, wanted, path_wanted):
            if isinstance(value, Module):
                return value._collect(wanted)
            if isinstance(value, mx.array):
                return value
            if isinstance(value, list):
                return [Module._tree(v, wanted, path_wanted)
                        if isinstance(v, (Module, mx.array, list, dict)) else {} for v in value]
            return {k: Module._tree(v, wanted, path_wanted) for k, v in value.items()
                    if isinstance(v, (Module, mx.array, list, dict))}

        def _collect(self, wanted):
            tree = {}
            for key, value in self._own():
                if isinstance(value, mx.array) and not wanted(self, key):
                    continue
                tree[key] = Module._tree(value, wanted, key)
            return tree

        def parameters(self):
            return self._collect(lambda module, key: True)

        def trainable_parameters(self):
            return self._collect(lambda module, key: key not in module._no_grad)

        def children(self):
            def only(value):
                if isinstance(value, Module):
                    return value
                if isinstance(value, list):
                    return [only(v) if isinstance(v, (Module, list, dict)) else {} for v in value]
                return {k: only(v) for k, v in value.items()
                        if isinstance(v, (Module, list, dict))}
            return {k: only(v) for k, v in self._own() if not isinstance(v, mx.array)}

        def named_modules(self):
            found = []
            def visit(path, module):
                for name, child in tree_flatten(module.children(), is_leaf=Module.is_module):
                    if isinstance(child, Module):
                        visit(f"{path}.{name}" if path else name, child)
                found.insert(0, (path, module))
            visit("", self)
            return found

        def modules(self):
            return [module for _, module in self.named_modules()]

        def leaf_modules(self):
            return tree_unflatten([(k, m) for k, m in self.named_modules()
                                   if k and len(m.modules()) == 1])

        def apply_to_modules(self, apply_fn):
            for name, module in self.named_modules():
                apply_fn(name, module)
            return self

        def apply(self, map_fn, filter_fn=None):
            self.update(tree_map(map_fn, self.parameters()))
            return self

        def update(self, parameters, strict=True):
            def put(target, values):
                if isinstance(values, dict):
                    for k, new in values.items():
                        if isinstance(target, Module):
                            if k not in target.__dict__:
                                if not strict:
                                    continue
                                raise ValueError(f'Module does not have parameter named "{k}".')
                            old = target.__dict__[k]
                        else:
                            old = target[k]
                        if isinstance(old, mx.array):
                            if strict and not isinstance(new, mx.array):
                                raise ValueError(
                                    f"Received invalid type: {type(new).__name__}.")
                            target[k] = new
                        else:
                            put(old, new)
                elif isinstance(values, list):
                    for i, new in enumerate(values):
                        if isinstance(target[i], mx.array):
                            target[i] = new
                        else:
                            put(target[i], new)
            put(self, parameters)
            return self

        def _each(self, recurse):
            return self.modules() if recurse else [self]

        def freeze(self, *, recurse=True, keys=None, strict=False):
            for module in self._each(recurse):
                names = [keys] if isinstance(keys, str) else keys
                if names is None:
                    names = [k for k, v in module._own() if isinstance(v, mx.array)]
                elif strict:
                    for name in names:
                        if name not in module:
                            raise KeyError(f"Module doesn't contain member {name}.")
                module._no_grad = module._no_grad | set(names)
            return self

        def unfreeze(self, *, recurse=True, keys=None, strict=False):
            for module in self._each(recurse):
                if keys is None:
                    module._no_grad = set()
                else:
                    names = [keys] if isinstance(keys, str) else keys
                    module._no_grad = module._no_grad - set(names)
            return self

        def train(self, mode=True):
            for module in self.modules():
                module._training = mode
            return self

        def eval(self):
            return self.train(False)

        def set_dtype(self, dtype):
            return self.apply(lambda x: x.astype(dtype))

        def save_weights(self, file):
            weights = dict(tree_flatten(self.parameters()))
            if str(file).endswith(".safetensors"):
                mx.save_safetensors(file, weights)
            else:
                mx.savez(file, **weights)

        def load_weights(self, file_or_weights, strict=True):
            weights = file_or_weights
            if not isinstance(weights, list):
                weights = list(mx.load(weights).items())
            if strict:
                new = dict(weights)
                current = dict(tree_flatten(self.parameters()))
                extra = [k for k in new if k not in current]
                if extra:
                    raise ValueError(f"Received {len(extra)} parameters not in model: \n"
                                     + ",\n".join(sorted(extra)) + ".")
                missing = [k for k in current if k not in new]
                if missing:
                    raise ValueError(f"Missing {len(missing)} parameters: \n"
                                     + ",\n".join(sorted(missing)) + ".")
                for k, v in current.items():
                    if new[k].shape != v.shape:
                        raise ValueError(f"Expected shape {v.shape} but received shape "
                                         f"{new[k].shape} for parameter {k}")
            if weights:
                self.update(tree_unflatten(weights), strict=False)
            return self

    def value_and_grad(model, fn):
        def inner(params, *args, **kwargs):
            model.update(params)
            return fn(*args, **kwargs)
        gradient = mx.value_and_grad(inner)
        def wrapped(*args, **kwargs):
            params = model.trainable_parameters()
            try:
                return gradient(params, *args, **kwargs)
            finally:
                model.update(params)
        return wrapped

    """#

  private static let layers = #"""
    class Linear(Module):
        # Set while an adapter is at work on the module that holds the layer.
        _adapted = None

        def __init__(self, input_dims, output_dims, bias=True):
            super().__init__()
            scale = (1.0 / input_dims) ** 0.5
            self.weight = mx.random.uniform(low=-scale, high=scale,
                                            shape=(output_dims, input_dims))
            if bias:
                self.bias = mx.random.uniform(low=-scale, high=scale, shape=(output_dims,))

        def _extra_repr(self):
            return (f"input_dims={self.weight.shape[1]}, output_dims={self.weight.shape[0]}, "
                    f"bias={'bias' in self}")

        def __call__(self, x):
            y = x @ self.weight.T
            if "bias" in self:
                y = y + self.bias
            return y if self._adapted is None else self._adapted(x, y)

    class Identity(Module):
        def __init__(self, *args, **kwargs):
            super().__init__()

        def __call__(self, x):
            return x

    class Sequential(Module):
        def __init__(self, *modules):
            super().__init__()
            self.layers = list(modules)

        def __call__(self, x):
            for layer in self.layers:
                x = layer(x)
            return x

    class Dropout(Module):
        def __init__(self, p=0.5):
            super().__init__()
            if p < 0 or p >= 1:
                raise ValueError(f"The dropout probability {p} is not in [0, 1)")
            self._p_1 = 1 - p

        def _extra_repr(self):
            return f"p={1 - self._p_1}"

        def __call__(self, x):
            if self._p_1 == 1 or not self.training:
                return x
            mask = mx.random.bernoulli(self._p_1, x.shape)
            return (mask * x) * (1 / self._p_1)

    class Embedding(Module):
        def __init__(self, num_embeddings, dims):
            super().__init__()
            scale = (1 / dims) ** 0.5
            self.weight = mx.random.normal(shape=(num_embeddings, dims), scale=scale)

        def _extra_repr(self):
            return f"{self.weight.shape[0]}, {self.weight.shape[1]}"

        def __call__(self, x):
            return self.weight[x]

        def as_linear(self, x):
            return x @ self.weight.T

    class LayerNorm(Module):
        def __init__(self, dims, eps=1e-5, affine=True, bias=True):
            super().__init__()
            if affine:
                self.weight = mx.ones((dims,))
                if bias:
                    self.bias = mx.zeros((dims,))
            self.eps = eps
            self.dims = dims

        def _extra_repr(self):
            return f"{self.dims}, eps={self.eps}, affine={'weight' in self}"

        def __call__(self, x):
            mean = x.mean(axis=-1, keepdims=True)
            x = (x - mean) * mx.rsqrt(x.var(axis=-1, keepdims=True) + self.eps)
            if "weight" in self:
                x = x * self.weight
            if "bias" in self:
                x = x + self.bias
            return x

    class RMSNorm(Module):
        def __init__(self, dims, eps=1e-5):
            super().__init__()
            self.weight = mx.ones((dims,))
            self.eps = eps

        def _extra_repr(self):
            return f"{self.weight.shape[0]}, eps={self.eps}"

        def __call__(self, x):
            scale = mx.rsqrt(x.square().mean(axis=-1, keepdims=True) + self.eps)
            return x * scale * self.weight

    """#

  private static let functions = #"""
    def relu(x):
        return mx.maximum(x, 0)

    def leaky_relu(x, negative_slope=0.01):
        return mx.maximum(negative_slope * x, x)

    def tanh(x):
        return mx.tanh(x)

    def sigmoid(x):
        return mx.sigmoid(x)

    def softmax(x, axis=-1):
        return mx.softmax(x, axis=axis)

    def log_softmax(x, axis=-1):
        return x - mx.logsumexp(x, axis=axis, keepdims=True)

    def softplus(x):
        return mx.logaddexp(x, 0)

    def silu(x):
        return x * mx.sigmoid(x)

    def elu(x, alpha=1.0):
        return mx.where(x > 0, x, alpha * (mx.exp(x) - 1))

    def gelu(x):
        return x * (1 + mx.erf(x / 2 ** 0.5)) / 2

    class ReLU(Module):
        def __call__(self, x):
            return relu(x)

    class Tanh(Module):
        def __call__(self, x):
            return tanh(x)

    class Sigmoid(Module):
        def __call__(self, x):
            return sigmoid(x)

    class SiLU(Module):
        def __call__(self, x):
            return silu(x)

    class GELU(Module):
        def __call__(self, x):
            return gelu(x)

    class Softmax(Module):
        def __call__(self, x):
            return softmax(x)

    class LogSoftmax(Module):
        def __call__(self, x):
            return log_softmax(x)

    class LeakyReLU(Module):
        def __init__(self, negative_slope=1e-2):
            super().__init__()
            self._negative_slope = negative_slope

        def __call__(self, x):
            return leaky_relu(x, self._negative_slope)

    class ELU(Module):
        def __init__(self, alpha=1.0):
            super().__init__()
            self._alpha = alpha

        def __call__(self, x):
            return elu(x, self._alpha)
    """#
}

/// Layers of `mlx.nn`: linear, convolution, normalization, dropout, embedding.
enum LayersPrelude {
  static let text = linear + convolution + normalization + dropout

  private static let linear = #"""
    class Identity(Module):
        def __init__(self, *args, **kwargs):
            super().__init__()

        def __call__(self, x):
            return x

    def _draw(scale, shape):
        return mx.random.uniform(low=-scale, high=scale, shape=shape)

    class Linear(Module):
        # Set while an adapter is at work on the module that holds the layer.
        _adapted = None

        def __init__(self, input_dims, output_dims, bias=True):
            super().__init__()
            scale = math.sqrt(1.0 / input_dims)
            self.weight = _draw(scale, (output_dims, input_dims))
            if bias:
                self.bias = _draw(scale, (output_dims,))

        def _extra_repr(self):
            outputs, inputs = self["weight"].shape
            return f"input_dims={inputs}, output_dims={outputs}, bias={'bias' in self}"

        def __call__(self, x):
            y = _product(x, self["weight"], self.get("bias"))
            return y if self._adapted is None else self._adapted(x, y)

        def to_quantized(self, group_size=None, bits=None, mode="affine", quantize_input=False):
            return QuantizedLinear.from_linear(self, group_size, bits, mode)

    class Bilinear(Module):
        def __init__(self, input1_dims, input2_dims, output_dims, bias=True):
            super().__init__()
            scale = math.sqrt(1.0 / input1_dims)
            self.weight = _draw(scale, (output_dims, input2_dims, input1_dims))
            if bias:
                self.bias = _draw(scale, (output_dims,))

        def _extra_repr(self):
            outputs, second, first = self.weight.shape
            return (f"input1_dims={first}, input2_dims={second}, output_dims={outputs}, "
                    f"bias={'bias' in self}")

        def __call__(self, x1, x2):
            outputs, second, first = self.weight.shape
            y = x1.reshape(-1, first) @ self.weight.reshape(-1, first).T
            y = y.reshape(-1, outputs, second).swapaxes(-2, -1)
            y = (x2.reshape(-1, 1, second) @ y).squeeze(1).reshape(*x1.shape[:-1], outputs)
            return y + self.bias if "bias" in self else y

    class Embedding(Module):
        def __init__(self, num_embeddings, dims):
            super().__init__()
            self.weight = mx.random.normal(shape=(num_embeddings, dims),
                                           scale=math.sqrt(1 / dims))

        def _extra_repr(self):
            return f"{self.weight.shape[0]}, {self.weight.shape[1]}"

        def __call__(self, x):
            return self.weight[x]

        def as_linear(self, x):
            return x @ self.weight.T

        def to_quantized(self, group_size=None, bits=None, mode="affine", quantize_input=False):
            return QuantizedEmbedding.from_embedding(self, group_size, bits, mode)

    class Sequential(Module):
        def __init__(self, *modules):
            super().__init__()
            self.layers = list(modules)

        def __call__(self, x):
            for layer in self.layers:
                x = layer(x)
            return x

    """#

  private static let convolution = #"""
    class _Convolution(Module):
        def _make(self, axes, in_channels, out_channels, kernel_size, bias, **options):
            groups = options.get("groups", 1)
            if in_channels % groups != 0:
                raise ValueError(f"The number of input channels ({in_channels}) must be "
                                 f"divisible by the number of groups ({groups})")
            if axes > 1:
                spread = lambda x: (x,) * axes if isinstance(x, int) else x
                kernel_size = spread(kernel_size)
                for name in ("stride", "padding", "output_padding"):
                    if name in options:
                        options[name] = spread(options[name])
            sizes = (kernel_size,) if axes == 1 else tuple(kernel_size)
            scale = math.sqrt(1 / (in_channels // groups * math.prod(sizes)))
            self.weight = _draw(scale, (out_channels, *sizes, in_channels // groups))
            if bias:
                self.bias = mx.zeros((out_channels,))
            for name, value in options.items():
                setattr(self, name, value)

        def _describe(self, *names):
            shape = self.weight.shape
            size = shape[1] if len(shape) == 3 else shape[1:-1]
            channels = shape[-1] * (self.groups if "groups" in names else 1)
            options = "".join(f"{name}={getattr(self, name)}, " for name in names)
            return (f"{channels}, {shape[0]}, kernel_size={size}, {options}"
                    f"bias={'bias' in self}")

        def _shift(self, y):
            return y + self.bias if "bias" in self else y

    class Conv1d(_Convolution):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0,
                     dilation=1, groups=1, bias=True):
            super().__init__()
            self._make(1, in_channels, out_channels, kernel_size, bias, padding=padding,
                       dilation=dilation, stride=stride, groups=groups)

        def _extra_repr(self):
            return self._describe("stride", "padding", "dilation", "groups")

        def __call__(self, x):
            return self._shift(mx.conv1d(x, self.weight, self.stride, self.padding,
                                         self.dilation, self.groups))

    class Conv2d(_Convolution):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0,
                     dilation=1, groups=1, bias=True):
            super().__init__()
            self._make(2, in_channels, out_channels, kernel_size, bias, padding=padding,
                       stride=stride, dilation=dilation, groups=groups)

        def _extra_repr(self):
            return self._describe("stride", "padding", "dilation", "groups")

        def __call__(self, x):
            return self._shift(mx.conv2d(x, self.weight, self.stride, self.padding,
                                         self.dilation, self.groups))

    class Conv3d(_Convolution):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0,
                     dilation=1, bias=True):
            super().__init__()
            self._make(3, in_channels, out_channels, kernel_size, bias, padding=padding,
                       stride=stride, dilation=dilation)

        def _extra_repr(self):
            return self._describe("stride", "padding", "dilation")

        def __call__(self, x):
            return self._shift(mx.conv3d(x, self.weight, self.stride, self.padding,
                                         self.dilation))

    class _Transposed(_Convolution):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0,
                     dilation=1, output_padding=0, bias=True):
            super().__init__()
            self._make(self._axes, in_channels, out_channels, kernel_size, bias,
                       padding=padding, stride=stride, dilation=dilation,
                       output_padding=output_padding)

        def _extra_repr(self):
            return self._describe("stride", "padding", "dilation", "output_padding")

        def __call__(self, x):
            return self._shift(type(self)._function(
                x, self.weight, self.stride, self.padding, self.dilation, self.output_padding))

    class ConvTranspose1d(_Transposed):
        _axes = 1
        _function = staticmethod(mx.conv_transpose1d)

    class ConvTranspose2d(_Transposed):
        _axes = 2
        _function = staticmethod(mx.conv_transpose2d)

    class ConvTranspose3d(_Transposed):
        _axes = 3
        _function = staticmethod(mx.conv_transpose3d)

    """#

  private static let normalization = #"""
    def _check_eps(layer, eps):
        if eps <= 0.0:
            raise ValueError(f"[{type(layer).__name__}] 'eps' must be positive but got {eps}.")

    class LayerNorm(Module):
        def __init__(self, dims, eps=1e-5, affine=True, bias=True):
            super().__init__()
            _check_eps(self, eps)
            if affine:
                self.weight = mx.ones((dims,))
                if bias:
                    self.bias = mx.zeros((dims,))
            self.eps = eps
            self.dims = dims

        def _extra_repr(self):
            return f"{self.dims}, eps={self.eps}, affine={'weight' in self}"

        def __call__(self, x):
            return mx.fast.layer_norm(x, self.get("weight"), self.get("bias"), self.eps)

    class RMSNorm(Module):
        def __init__(self, dims, eps=1e-5):
            super().__init__()
            _check_eps(self, eps)
            self.weight = mx.ones((dims,))
            self.eps = eps

        def _extra_repr(self):
            return f"{self.weight.shape[0]}, eps={self.eps}"

        def __call__(self, x):
            return mx.fast.rms_norm(x, self["weight"], self.eps)

    class InstanceNorm(Module):
        def __init__(self, dims, eps=1e-5, affine=False):
            super().__init__()
            _check_eps(self, eps)
            if affine:
                self.weight = mx.ones((dims,))
                self.bias = mx.zeros((dims,))
            self.dims = dims
            self.eps = eps

        def _extra_repr(self):
            return f"{self.dims}, eps={self.eps}, affine={'weight' in self}"

        def __call__(self, x):
            if x.ndim < 3:
                raise ValueError("InstanceNorm expects inputs with at least 3 dimensions"
                                 f" (N, ..., C) but the input has {x.ndim} dimensions.")
            rows = mx.moveaxis(x, -1, 1)
            flat = rows.reshape(x.shape[0], x.shape[-1], -1)
            y = mx.fast.layer_norm(flat, None, None, self.eps)
            y = mx.moveaxis(y.reshape(rows.shape), 1, -1)
            return self.weight * y + self.bias if "weight" in self else y

    class GroupNorm(Module):
        def __init__(self, num_groups, dims, eps=1e-5, affine=True, pytorch_compatible=False):
            super().__init__()
            _check_eps(self, eps)
            if num_groups <= 0:
                raise ValueError(
                    f"The number of groups ({num_groups}) must be a positive integer.")
            if dims <= 0:
                raise ValueError(f"The number of features ({dims}) must be a positive integer.")
            if dims % num_groups != 0:
                raise ValueError(f"The number of features ({dims}) must be evenly divisible"
                                 f" by the number of groups ({num_groups}).")
            if affine:
                self.bias = mx.zeros((dims,))
                self.weight = mx.ones((dims,))
            self.num_groups = num_groups
            self.dims = dims
            self.eps = eps
            self.pytorch_compatible = pytorch_compatible

        def _extra_repr(self):
            return (f"{self.num_groups}, {self.dims}, eps={self.eps}, "
                    f"affine={'weight' in self}, pytorch_compatible={self.pytorch_compatible}")

        def __call__(self, x):
            batch, groups, dims = x.shape[0], self.num_groups, x.shape[-1]
            if self.pytorch_compatible:
                # A group is neighbouring features.
                y = x.reshape(batch, -1, groups, dims // groups).transpose(0, 2, 1, 3)
                shape = y.shape
                y = mx.fast.layer_norm(y.reshape(batch, groups, -1), None, None, self.eps)
                y = y.reshape(shape).transpose(0, 2, 1, 3).reshape(x.shape)
            else:
                # A group is every so many-th feature.
                y = x.reshape(batch, -1, groups)
                mean = mx.mean(y, axis=1, keepdims=True)
                scale = mx.rsqrt(mx.var(y, axis=1, keepdims=True) + self.eps)
                y = ((y - mean) * scale).reshape(x.shape)
            return self.weight * y + self.bias if "weight" in self else y

    class BatchNorm(Module):
        # What calls in training change: of one batch after the other, and no parameters that train.
        _statistics = ("running_mean", "running_var")

        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True,
                     track_running_stats=True):
            super().__init__()
            _check_eps(self, eps)
            self.num_features = num_features
            self.eps = eps
            self.momentum = momentum
            self.track_running_stats = track_running_stats
            if affine:
                self.weight = mx.ones((num_features,))
                self.bias = mx.zeros((num_features,))
            if track_running_stats:
                self.running_mean = mx.zeros((num_features,))
                self.running_var = mx.ones((num_features,))
                self._after_unfreeze()

        def _after_unfreeze(self):
            # The statistics are never trained.
            self._no_grad.update(["running_mean", "running_var"])

        def _extra_repr(self):
            return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, "
                    f"affine={'weight' in self}, "
                    f"track_running_stats={self.track_running_stats}")

        def __call__(self, x):
            if x.ndim < 2 or x.ndim > 4:
                raise ValueError("Expected input tensor to have 2, 3 or 4 dimensions, but got "
                                 f"{x.ndim}")
            if self.training and x.size == x.shape[-1]:
                raise ValueError("BatchNorm training requires more than one value per channel.")
            axes = tuple(range(x.ndim - 1))
            if self.track_running_stats and not self.training:
                mean, variance = self.running_mean, self.running_var
            else:
                mean, variance = mx.mean(x, axis=axes), mx.var(x, axis=axes)
            if self.track_running_stats and self.training:
                mu = self.momentum
                unbiased = mx.var(x, axis=axes, ddof=1)
                self.running_mean = (1 - mu) * self.running_mean + mu * mean
                self.running_var = (1 - mu) * self.running_var + mu * unbiased
            if self.track_running_stats and not self.training:
                y = (x - mean) * mx.rsqrt(variance + self.eps)
                return self.weight * y + self.bias if "weight" in self else y
            return _batch_norm(x, mean, variance, self.get("weight"), self.get("bias"), self.eps)

    """#

  private static let dropout = #"""
    class _Dropout(Module):
        def __init__(self, p=0.5):
            super().__init__()
            if p < 0 or p >= 1:
                raise ValueError(f"The dropout probability {p} is not in [0, 1)")
            self._p_1 = 1 - p

        def _extra_repr(self):
            return f"p={1 - self._p_1}"

        def _apply(self, x, shape):
            if self._p_1 == 1 or not self.training:
                return x
            mask = mx.random.bernoulli(self._p_1, shape)
            return (mask * x) * (1 / self._p_1)

        def _channels(self, x, ranks):
            # Whole channels are dropped: the axes before the last are one draw.
            if x.ndim not in ranks:
                raise ValueError(f"Received input with {x.ndim} dimensions. Expected "
                                 f"{ranks[0]} or {ranks[1]} dimensions.")
            spatial = ranks[0] - 1
            return self._apply(
                x, list(x.shape[:-1 - spatial]) + [1] * spatial + [x.shape[-1]])

    class Dropout(_Dropout):
        def __call__(self, x):
            return self._apply(x, x.shape)

    class Dropout2d(_Dropout):
        def __call__(self, x):
            return self._channels(x, (3, 4))

    class Dropout3d(_Dropout):
        def __call__(self, x):
            return self._channels(x, (4, 5))

    """#
}

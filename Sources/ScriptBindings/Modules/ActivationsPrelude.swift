/// Activations of `mlx.nn`, as functions and as modules.
enum ActivationsPrelude {
  static let text = functions + modules

  private static let functions = #"""
    def sigmoid(x):
        return mx.sigmoid(x)

    def tanh(x):
        return mx.tanh(x)

    def relu(x):
        return mx.maximum(x, 0)

    def relu2(x):
        return mx.square(mx.maximum(x, 0))

    def relu6(x):
        return mx.minimum(mx.maximum(x, 0), 6.0)

    def leaky_relu(x, negative_slope=0.01):
        return mx.maximum(negative_slope * x, x)

    def prelu(x, alpha):
        return mx.maximum(0, x) + alpha * mx.minimum(0, x)

    def elu(x, alpha=1.0):
        return mx.where(x > 0, x, alpha * (mx.exp(x) - 1))

    def selu(x):
        return elu(x, 1.67326) * 1.0507

    def celu(x, alpha=1.0):
        return mx.maximum(x, 0.0) + alpha * (mx.exp(mx.minimum(x, 0.0) / alpha) - 1)

    def softmax(x, axis=-1):
        return mx.softmax(x, axis=axis)

    def softmin(x, axis=-1):
        return mx.softmax(-x, axis=axis)

    def log_softmax(x, axis=-1):
        x = x - mx.stop_gradient(mx.max(x, axis=axis, keepdims=True))
        return x - mx.logsumexp(x, axis=axis, keepdims=True)

    def softplus(x):
        return mx.logaddexp(x, 0)

    def log_sigmoid(x):
        return -softplus(-x)

    def softsign(x):
        return mx.divide(x, 1 + mx.abs(x))

    def softshrink(x, lambd=0.5):
        return mx.where(mx.abs(x) > lambd, x - mx.sign(x) * lambd, 0)

    def hard_shrink(x, lambd=0.5):
        return mx.where(mx.abs(x) > lambd, x, 0)

    def hard_tanh(x, min_val=-1.0, max_val=1.0):
        return mx.minimum(mx.maximum(x, min_val), max_val)

    def hardswish(x):
        return x * mx.minimum(mx.maximum(x + 3, 0), 6) / 6

    def silu(x):
        return x * mx.sigmoid(x)

    def mish(x):
        return x * mx.tanh(softplus(x))

    def gelu(x):
        return x * (1 + mx.erf(x / math.sqrt(2))) / 2

    def gelu_approx(x):
        return 0.5 * x * (1 + mx.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))

    def gelu_fast_approx(x):
        return x * mx.sigmoid(1.702 * x)

    def glu(x, axis=-1):
        a, b = mx.split(x, 2, axis=axis)
        return a * mx.sigmoid(b)

    def step(x, threshold=0.0):
        return mx.where(x >= threshold, 1, 0)

    """#

  private static let modules = #"""
    class _Activation(Module):
        def __call__(self, x):
            return type(self)._function(x)

    class Sigmoid(_Activation):
        _function = staticmethod(sigmoid)

    class Tanh(_Activation):
        _function = staticmethod(tanh)

    class ReLU(_Activation):
        _function = staticmethod(relu)

    class ReLU2(_Activation):
        _function = staticmethod(relu2)

    class ReLU6(_Activation):
        _function = staticmethod(relu6)

    class SELU(_Activation):
        _function = staticmethod(selu)

    class SiLU(_Activation):
        _function = staticmethod(silu)

    class Mish(_Activation):
        _function = staticmethod(mish)

    class Hardswish(_Activation):
        _function = staticmethod(hardswish)

    class HardTanh(_Activation):
        _function = staticmethod(hard_tanh)

    class Softmax(_Activation):
        _function = staticmethod(softmax)

    class Softmin(_Activation):
        _function = staticmethod(softmin)

    class LogSoftmax(_Activation):
        _function = staticmethod(log_softmax)

    class Softplus(_Activation):
        _function = staticmethod(softplus)

    class LogSigmoid(_Activation):
        _function = staticmethod(log_sigmoid)

    class Softsign(_Activation):
        _function = staticmethod(softsign)

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

    class CELU(Module):
        def __init__(self, alpha=1.0):
            super().__init__()
            self._alpha = alpha

        def __call__(self, x):
            return celu(x, self._alpha)

    class PReLU(Module):
        def __init__(self, num_parameters=1, init=0.25):
            super().__init__()
            self.weight = mx.full([num_parameters], init)

        def __call__(self, x):
            return prelu(x, self.weight)

    class Softshrink(Module):
        def __init__(self, lambd=0.5):
            super().__init__()
            self.lambd = lambd

        def __call__(self, x):
            return softshrink(x, self.lambd)

    class HardShrink(Module):
        def __init__(self, lambd=0.5):
            super().__init__()
            self.lambd = lambd

        def __call__(self, x):
            return hard_shrink(x, self.lambd)

    class Step(Module):
        def __init__(self, threshold=0.0):
            super().__init__()
            self.threshold = threshold

        def __call__(self, x):
            return step(x, self.threshold)

    class GLU(Module):
        def __init__(self, axis=-1):
            super().__init__()
            self.axis = axis

        def __call__(self, x):
            return glu(x, axis=self.axis)

    class GELU(Module):
        def __init__(self, approx="none"):
            super().__init__()
            allowed = ["none", "precise", "tanh", "fast"]
            if approx not in allowed:
                raise ValueError(
                    f"The approximation should be in {allowed} but '{approx}' was given")
            self._approx = approx

        def __call__(self, x):
            if self._approx == "none":
                return gelu(x)
            return gelu_fast_approx(x) if self._approx == "fast" else gelu_approx(x)

    """#
}

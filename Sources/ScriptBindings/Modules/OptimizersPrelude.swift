/// `mlx.optimizers`: gradient descent and Adam, as MLX defines them.
enum OptimizersPrelude {
  static let text = #"""
    import mlx.core as mx
    from mlx.utils import tree_flatten, tree_map

    class Optimizer:
        def __init__(self, schedulers=None):
            self._initialized = False
            self._schedulers = dict(schedulers or {})
            self.state = {"step": mx.array(0, mx.uint64)}

        def _maybe_schedule(self, name, param):
            if callable(param):
                self._schedulers[name] = param
                parameter = param(self.step)
            else:
                parameter = mx.array(param)
            self.state[name] = parameter

        @property
        def step(self):
            return self.state["step"]

        @property
        def learning_rate(self):
            return self.state["learning_rate"]

        @learning_rate.setter
        def learning_rate(self, value):
            self.state["learning_rate"] = mx.array(value)

        def update(self, model, gradients):
            model.update(self.apply_gradients(gradients, model))

        def init(self, parameters):
            pass

        def _walk(self, gradients, parameters, state):
            if isinstance(gradients, dict):
                result = {}
                for k, g in gradients.items():
                    result[k] = self._walk(g, parameters[k], state.setdefault(k, {}))
                return result
            if isinstance(gradients, (list, tuple)):
                return [self._walk(g, parameters[i], state.setdefault(i, {}))
                        for i, g in enumerate(gradients)]
            if not state:
                self.init_single(parameters, state)
            return self.apply_single(gradients, parameters, state)

        def apply_gradients(self, gradients, parameters):
            for name, scheduler in self._schedulers.items():
                self.state[name] = scheduler(self.step)
            self.state["step"] = self.step + 1
            return self._walk(gradients, parameters, self.state)

    class SGD(Optimizer):
        def __init__(self, learning_rate, momentum=0.0, weight_decay=0.0, dampening=0.0,
                     nesterov=False):
            if nesterov and (momentum <= 0 or dampening != 0):
                raise ValueError("Nesterov momentum requires a momentum and zero dampening.")
            super().__init__()
            self._maybe_schedule("learning_rate", learning_rate)
            self.momentum = momentum
            self.weight_decay = weight_decay
            self.dampening = dampening
            self.nesterov = nesterov

        def init_single(self, parameter, state):
            state["v"] = mx.zeros_like(parameter)

        def apply_single(self, gradient, parameter, state):
            if self.weight_decay != 0:
                gradient = gradient + self.weight_decay * parameter
            rate = self.learning_rate.astype(gradient.dtype)
            if self.momentum <= 0:
                return parameter - rate * gradient
            v = self.momentum * state["v"]
            if self.dampening > 0:
                v = v + (1 - self.dampening) * gradient
            else:
                v = v + gradient
            update = gradient + self.momentum * v if self.nesterov else v
            state["v"] = v
            return parameter - rate * update

    class Adam(Optimizer):
        def __init__(self, learning_rate, betas=[0.9, 0.999], eps=1e-8, bias_correction=False):
            super().__init__()
            self._maybe_schedule("learning_rate", learning_rate)
            self.betas = betas
            self.eps = eps
            self.bias_correction = bias_correction

        def init_single(self, parameter, state):
            state["m"] = mx.zeros_like(parameter)
            state["v"] = mx.zeros_like(parameter)

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            b1, b2 = self.betas
            m = b1 * state["m"] + (1 - b1) * gradient
            v = b2 * state["v"] + (1 - b2) * mx.square(gradient)
            state["m"] = m
            state["v"] = v
            if self.bias_correction:
                step = self.step.astype(gradient.dtype)
                c1 = rate / (1 - b1 ** step)
                c2 = mx.rsqrt(1 - b2 ** step)
                return parameter - c1 * m / (mx.sqrt(v) * c2 + self.eps)
            return parameter - rate * m / (mx.sqrt(v) + self.eps)

    class AdamW(Adam):
        def __init__(self, learning_rate, betas=[0.9, 0.999], eps=1e-8, weight_decay=0.01,
                     bias_correction=False):
            super().__init__(learning_rate, betas, eps, bias_correction)
            self.weight_decay = weight_decay

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            return super().apply_single(gradient, parameter * (1 - rate * self.weight_decay),
                                        state)

    def clip_grad_norm(grads, max_norm):
        squares = mx.array(0.0)
        for _, g in tree_flatten(grads):
            squares = squares + g.square().sum()
        total = mx.sqrt(squares)
        factor = mx.minimum(max_norm / (total + 1e-6), 1.0)
        return tree_map(lambda g: g * factor, grads), total
    """#
}

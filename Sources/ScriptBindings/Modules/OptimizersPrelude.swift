/// `mlx.optimizers`, as MLX defines them.
///
/// An optimizer's state is the tree of the parameters with a dict in the place of each.
enum OptimizersPrelude {
  static let text = base + momentum + adaptive + factored + schedules

  private static let base = #"""
    import math
    import mlx.core as mx
    from mlx.utils import (tree_flatten, tree_map, tree_merge, tree_reduce, tree_unflatten)

    class Optimizer:
        def __init__(self, schedulers=None):
            self._initialized = False
            self._state = {"step": mx.array(0, mx.uint64)}
            self._schedulers = dict(schedulers or {})

        @property
        def state(self):
            return self._state

        @state.setter
        def state(self, state):
            self._initialized = False
            self._state = state

        @property
        def step(self):
            return self.state["step"]

        @property
        def learning_rate(self):
            return self.state["learning_rate"]

        @learning_rate.setter
        def learning_rate(self, learning_rate):
            self.state["learning_rate"] = mx.array(learning_rate)

        def _maybe_schedule(self, name, param):
            if callable(param):
                self._schedulers[name] = param
                self.state[name] = param(self.step)
            else:
                self.state[name] = mx.array(param)

        def update(self, model, gradients):
            model.update(self.apply_gradients(gradients, model))

        def init(self, parameters):
            def grow(params, state):
                # The state with an empty dict for every parameter that it does not have yet.
                if isinstance(params, (list, tuple)):
                    known = list(state)
                    new = [grow(p, s) for p, s in zip(params, known)]
                    new += [tree_map(lambda _: {}, p) for p in params[len(known):]]
                    return type(params)(new)
                if isinstance(params, dict):
                    for key, value in params.items():
                        state[key] = (grow(value, state[key]) if key in state
                                      else tree_map(lambda _: {}, value))
                return state
            grow(parameters, self._state)
            tree_map(lambda p, s: s or self.init_single(p, s), parameters, self._state)
            self._initialized = True

        def init_single(self, parameter, state):
            raise NotImplementedError()

        def apply_single(self, gradient, parameter, state):
            raise NotImplementedError()

        def apply_gradients(self, gradients, parameters):
            if not self._initialized:
                self.init(gradients)
            for name, scheduler in self._schedulers.items():
                self.state[name] = scheduler(self.step)
            self.state["step"] = self.step + 1
            return tree_map(self.apply_single, gradients, parameters, self.state)

    def _check(holds, name, what, wanted, value):
        if not holds:
            raise ValueError(f"{name} {what} should be {wanted}, {value} was provided instead")

    def _check_betas(name, betas):
        for place, beta in enumerate(betas, 1):
            _check(0.0 <= beta < 1.0, name, f"beta{place}", "in [0, 1)", beta)

    class MultiOptimizer(Optimizer):
        def __init__(self, optimizers, filters=[]):
            super().__init__()
            self._state = {}
            if len(filters) != len(optimizers) - 1:
                raise ValueError(
                    f"Given {len(filters)} filters but {len(optimizers) - 1} needed.")
            self.optimizers = optimizers
            self.filters = filters + [lambda *args, **kwargs: True]

        def _split_dictionary(self, gradients):
            if len(self.optimizers) == 1:
                return [gradients]
            parts = [[] for _ in self.optimizers]
            for path, gradient in tree_flatten(gradients):
                for part, wanted in zip(parts, self.filters):
                    if wanted(path, gradient):
                        part.append((path, gradient))
                        break
            return [tree_unflatten(part) if part else {} for part in parts]

        def init(self, parameters):
            for optimizer, part in zip(self.optimizers, self._split_dictionary(parameters)):
                optimizer.init(part)

        def apply_gradients(self, gradients, parameters):
            tree = {}
            for optimizer, part in zip(self.optimizers, self._split_dictionary(gradients)):
                tree = tree_merge(tree, optimizer.apply_gradients(part, parameters))
            return tree

        @property
        def state(self):
            return {"states": [optimizer.state for optimizer in self.optimizers]}

        @state.setter
        def state(self, state):
            if "states" not in state or len(state["states"]) != len(self.optimizers):
                raise ValueError("Invalid state provided")
            for optimizer, own in zip(self.optimizers, state["states"]):
                optimizer.state = own

        @property
        def learning_rate(self):
            return self.optimizers[0].learning_rate

        @learning_rate.setter
        def learning_rate(self, learning_rate):
            for optimizer in self.optimizers:
                optimizer.learning_rate = learning_rate

    """#

  private static let momentum = #"""
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
            v = v + ((1 - self.dampening) * gradient if self.dampening > 0 else gradient)
            update = gradient + self.momentum * v if self.nesterov else v
            state["v"] = v
            return parameter - rate * update

    class Lion(Optimizer):
        def __init__(self, learning_rate, betas=[0.9, 0.99], weight_decay=0.0):
            super().__init__()
            _check_betas("Lion", betas)
            self._maybe_schedule("learning_rate", learning_rate)
            self.betas = betas
            self.weight_decay = weight_decay

        def init_single(self, parameter, state):
            state["m"] = mx.zeros_like(parameter)

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            b1, b2 = self.betas
            m = state["m"]
            c = b1 * m + (1 - b1) * gradient
            state["m"] = b2 * m + (1 - b2) * gradient
            if self.weight_decay > 0:
                parameter = (1 - rate * self.weight_decay) * parameter
            return parameter - rate * mx.sign(c)

    class Muon(Optimizer):
        def __init__(self, learning_rate, momentum=0.95, weight_decay=0.01, nesterov=True,
                     ns_steps=5):
            super().__init__()
            self._maybe_schedule("learning_rate", learning_rate)
            self.momentum = momentum
            self.weight_decay = weight_decay
            self.nesterov = nesterov
            self.ns_steps = ns_steps

        def init_single(self, parameter, state):
            state["v"] = mx.zeros_like(parameter)

        def _orthogonalized(self, x):
            # Newton and Schulz's iteration towards the nearest orthogonal matrix.
            is_tall = x.shape[-2] > x.shape[-1]
            x = x.T if is_tall else x
            x = x / (mx.linalg.norm(x, keepdims=True) + 1e-7)
            a, b, c = 3.4445, -4.7750, 2.0315
            for _ in range(self.ns_steps):
                square = x @ x.T
                x = mx.addmm(a * x, mx.addmm(b * square, square, square, alpha=c), x)
            return x.T if is_tall else x

        def apply_single(self, gradient, parameter, state):
            if self.weight_decay != 0:
                gradient = gradient + self.weight_decay * parameter
            v = self.momentum * state["v"] + (1 - self.momentum) * gradient
            state["v"] = v
            update = v
            if self.nesterov:
                update = gradient * (1 - self.momentum) + v * self.momentum
            rate = self.learning_rate.astype(gradient.dtype)
            if update.ndim >= 2:
                shape = update.shape
                update = self._orthogonalized(update.reshape(shape[0], -1)).reshape(shape)
                rate = rate * max(1, shape[-2] / shape[-1]) ** 0.5
            return parameter - rate * update

    """#

  private static let adaptive = #"""
    class RMSprop(Optimizer):
        def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
            super().__init__()
            self._maybe_schedule("learning_rate", learning_rate)
            _check(alpha >= 0.0, "RMSprop", "alpha", ">=0", alpha)
            _check(eps > 0.0, "RMSprop", "epsilon", ">0", eps)
            self.alpha = alpha
            self.eps = eps

        def init_single(self, parameter, state):
            state["v"] = mx.zeros_like(parameter)

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            v = self.alpha * state["v"] + (1 - self.alpha) * mx.square(gradient)
            state["v"] = v
            return parameter - rate * gradient / (mx.sqrt(v) + self.eps)

    class Adagrad(Optimizer):
        def __init__(self, learning_rate, eps=1e-8):
            super().__init__()
            self._maybe_schedule("learning_rate", learning_rate)
            _check(eps > 0.0, "Adagrad", "epsilon", ">0", eps)
            self.eps = eps

        def init_single(self, parameter, state):
            state["v"] = mx.zeros_like(parameter)

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            v = state["v"] + mx.square(gradient)
            state["v"] = v
            return parameter - rate * gradient / (mx.sqrt(v) + self.eps)

    class AdaDelta(Optimizer):
        def __init__(self, learning_rate, rho=0.9, eps=1e-6):
            super().__init__()
            self._maybe_schedule("learning_rate", learning_rate)
            _check(rho >= 0.0, "AdaDelta", "rho", ">=0", rho)
            _check(eps > 0.0, "AdaDelta", "epsilon", ">0", eps)
            self.rho = rho
            self.eps = eps

        def init_single(self, parameter, state):
            state["v"] = mx.zeros_like(parameter)
            state["u"] = mx.zeros_like(parameter)

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            rho, eps = self.rho, self.eps
            v = rho * state["v"] + (1 - rho) * mx.square(gradient)
            d = mx.sqrt(state["u"] + eps) / mx.sqrt(v + eps) * gradient
            state["u"] = rho * state["u"] + (1 - rho) * mx.square(d)
            state["v"] = v
            return parameter - rate * d

    class Adam(Optimizer):
        def __init__(self, learning_rate, betas=[0.9, 0.999], eps=1e-8, bias_correction=False):
            super().__init__()
            _check_betas("Adam", betas)
            _check(eps >= 0.0, "Adam", "epsilon", ">=0", eps)
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
            if not self.bias_correction:
                return parameter - rate * m / (mx.sqrt(v) + self.eps)
            c1 = (rate / (1 - b1 ** self.step)).astype(gradient.dtype)
            c2 = mx.rsqrt(1 - b2 ** self.step).astype(gradient.dtype)
            return parameter - c1 * m / (mx.sqrt(v) * c2 + self.eps)

    class AdamW(Adam):
        def __init__(self, learning_rate, betas=[0.9, 0.999], eps=1e-8, weight_decay=0.01,
                     bias_correction=False):
            super().__init__(learning_rate, betas, eps, bias_correction)
            self.weight_decay = weight_decay

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            return super().apply_single(gradient, parameter * (1 - rate * self.weight_decay),
                                        state)

    class Adamax(Adam):
        def __init__(self, learning_rate, betas=[0.9, 0.999], eps=1e-8):
            super().__init__(learning_rate, betas, eps)

        def apply_single(self, gradient, parameter, state):
            rate = self.learning_rate.astype(gradient.dtype)
            b1, b2 = self.betas
            m = b1 * state["m"] + (1 - b1) * gradient
            v = mx.maximum(b2 * state["v"], mx.abs(gradient))
            state["m"] = m
            state["v"] = v
            return parameter - rate * m / (v + self.eps)

    """#

  private static let factored = #"""
    class Adafactor(Optimizer):
        def __init__(self, learning_rate=None, eps=(1e-30, 1e-3), clip_threshold=1.0,
                     decay_rate=-0.8, beta_1=None, weight_decay=0.0, scale_parameter=True,
                     relative_step=True, warmup_init=False):
            super().__init__()
            if learning_rate is not None:
                self._maybe_schedule("learning_rate", learning_rate)
            self.eps = eps
            self.clip_threshold = clip_threshold
            self.decay_rate = decay_rate
            self.beta_1 = beta_1
            self.weight_decay = weight_decay
            self.scale_parameter = scale_parameter
            self.relative_step = relative_step
            self.warmup_init = warmup_init

        def init_single(self, parameter, state):
            if parameter.ndim >= 2:
                shape, dtype = parameter.shape, parameter.dtype
                state["exp_avg_sq_row"] = mx.zeros(shape[:-1], dtype=dtype)
                state["exp_avg_sq_col"] = mx.zeros(shape[:-2] + shape[-1:], dtype=dtype)
            else:
                state["exp_avg_sq"] = mx.zeros_like(parameter)
            if self.beta_1 is not None:
                state["exp_avg"] = mx.zeros_like(parameter)

        @staticmethod
        def _rms(x):
            return mx.sqrt(mx.mean(mx.square(x)))

        def _rate(self, size):
            if self.relative_step:
                most = 1e-6 * self.step if self.warmup_init else 1e-2
                rate = mx.minimum(most, mx.rsqrt(self.step))
            else:
                rate = self.learning_rate
            rate = rate.astype(size.dtype)
            return mx.maximum(self.eps[1], size) * rate if self.scale_parameter else 1.0 * rate

        def apply_single(self, gradient, parameter, state):
            size = self._rms(parameter)
            rate = self._rate(size)
            beta_2 = 1.0 - (self.step ** self.decay_rate).astype(size.dtype)
            square = mx.square(gradient) + self.eps[0]
            def average(name, new):
                state[name] = beta_2 * state[name] + (1 - beta_2) * new
                return state[name]
            if gradient.ndim >= 2:
                row = average("exp_avg_sq_row", mx.mean(square, axis=-1))
                column = average("exp_avg_sq_col", mx.mean(square, axis=-2))
                row = mx.rsqrt(row / mx.mean(row, axis=-1, keepdims=True))
                update = mx.expand_dims(row, -1) * mx.expand_dims(mx.rsqrt(column), -2)
                update = update * gradient
            else:
                update = mx.rsqrt(average("exp_avg_sq", square)) * gradient
            update = update / mx.maximum(1.0, self._rms(update) / self.clip_threshold)
            update = rate * update
            if self.beta_1 is not None:
                update = self.beta_1 * state["exp_avg"] + (1 - self.beta_1) * update
                state["exp_avg"] = update
            if self.weight_decay != 0:
                parameter = parameter + parameter * (-self.weight_decay * rate)
            return parameter - update

    """#

  private static let schedules = #"""
    def clip_grad_norm(grads, max_norm):
        if max_norm < 0:
            raise ValueError(f"max_norm should be >=0, {max_norm} was provided instead")
        def squares(total, g):
            # Squares of float16 overflow early.
            g = g.astype(mx.float32) if g.dtype == mx.float16 else g
            return total + g.square().sum()
        total = mx.sqrt(tree_reduce(squares, grads, 0.0))
        factor = mx.minimum(max_norm / (total + 1e-6), 1.0)
        def clipped(g):
            scaled = g * factor
            return scaled.astype(g.dtype) if mx.issubdtype(g.dtype, mx.floating) else scaled
        return tree_map(clipped, grads), total

    def exponential_decay(init, decay_rate):
        return lambda step: init * decay_rate ** step

    def step_decay(init, decay_rate, step_size):
        if step_size < 1:
            raise ValueError(f"step_size must be greater than 0, but got {step_size}.")
        return lambda step: init * (decay_rate ** (step // step_size))

    def cosine_decay(init, decay_steps, end=0.0):
        if decay_steps < 1:
            raise ValueError(f"decay_steps must be greater than 0, but got {decay_steps}.")
        def schedule(step):
            done = mx.minimum(step, decay_steps)
            decay = 0.5 * (1.0 + mx.cos((math.pi / decay_steps) * done))
            return end + decay * (init - end)
        return schedule

    def linear_schedule(init, end, steps):
        if steps < 1:
            raise ValueError(f"steps must be greater than 0, but got {steps}.")
        def schedule(step):
            return mx.minimum(step, steps) * ((end - init) / steps) + init
        return schedule

    def join_schedules(schedules, boundaries):
        if len(schedules) == 0:
            raise ValueError("Must provide at least 1 schedule to join.")
        if len(schedules) != len(boundaries) + 1:
            raise ValueError(f"Received {len(boundaries)} boundaries but expected "
                             f"{len(schedules) - 1}.")
        def schedule(step):
            rate = schedules[0](step)
            for boundary, later in zip(boundaries, schedules[1:]):
                rate = mx.where(step < boundary, rate, later(step - boundary))
            return rate
        return schedule
    """#
}

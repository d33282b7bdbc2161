/// `mlx.nn.losses`, as MLX defines them.
enum LossesPrelude {
  static let text = #"""
    import mlx.core as mx

    def _reduce(loss, reduction="none"):
        if reduction == "mean":
            return mx.mean(loss)
        if reduction == "sum":
            return mx.sum(loss)
        if reduction == "none":
            return loss
        raise ValueError("Invalid reduction. Must be 'none', 'mean', or 'sum'.")

    def cross_entropy(logits, targets, weights=None, axis=-1, label_smoothing=0.0,
                      reduction="none"):
        if label_smoothing < 0 or label_smoothing >= 1:
            raise ValueError(f"Label smoothing must be in [0, 1), got {label_smoothing}.")
        as_probabilities = targets.ndim == logits.ndim
        wanted = list(logits.shape)
        if not as_probabilities:
            wanted.pop(axis)
        if targets.shape != tuple(wanted):
            raise ValueError(
                f"Targets shape {targets.shape} does not match logits shape {logits.shape}.")
        if as_probabilities:
            score = mx.sum(logits * targets, axis=axis)
        else:
            score = mx.take_along_axis(logits, mx.expand_dims(targets, axis), axis).squeeze(axis)
        logsumexp_logits = mx.logsumexp(logits, axis=axis)
        if label_smoothing > 0:
            adjusted_score = (1 - label_smoothing) * score
            mean_logits = logits.mean(axis=axis)
            smoothed_loss = -mean_logits * label_smoothing
            loss = logsumexp_logits - adjusted_score + smoothed_loss
        else:
            loss = logsumexp_logits - score
        if weights is not None:
            if weights.shape != loss.shape:
                raise ValueError(f"Weights with shape {weights.shape} is not the same as "
                                 f"output loss with shape {loss.shape}.")
            loss = loss * weights
        return _reduce(loss, reduction)

    def _check(predictions, targets):
        if predictions.shape != targets.shape:
            raise ValueError(f"Predictions shape {predictions.shape} does not match "
                             f"targets shape {targets.shape}.")

    def mse_loss(predictions, targets, reduction="mean"):
        _check(predictions, targets)
        return _reduce(mx.square(predictions - targets), reduction)

    def l1_loss(predictions, targets, reduction="mean"):
        _check(predictions, targets)
        return _reduce(mx.abs(predictions - targets), reduction)

    def nll_loss(inputs, targets, axis=-1, reduction="none"):
        loss = -mx.take_along_axis(inputs, mx.expand_dims(targets, axis), axis).squeeze(-1)
        return _reduce(loss, reduction)

    def binary_cross_entropy(inputs, targets, weights=None, with_logits=True, reduction="mean"):
        if inputs.shape != targets.shape:
            raise ValueError(f"Inputs shape {inputs.shape} does not match targets shape "
                             f"{targets.shape}.")
        if with_logits:
            loss = mx.logaddexp(0.0, inputs) - inputs * targets
        else:
            log_inputs = mx.clip(mx.log(inputs), -100, None)
            log_inverse = mx.clip(mx.log(1 - inputs), -100, None)
            loss = -(targets * log_inputs + (1 - targets) * log_inverse)
        if weights is not None:
            loss = loss * weights
        return _reduce(loss, reduction)

    def kl_div_loss(inputs, targets, axis=-1, reduction="none"):
        return _reduce(mx.sum(mx.exp(targets) * (targets - inputs), axis), reduction)

    def smooth_l1_loss(predictions, targets, beta=1.0, reduction="mean"):
        _check(predictions, targets)
        diff = mx.abs(predictions - targets)
        loss = mx.where(diff < beta, 0.5 * mx.square(diff) / beta, diff - 0.5 * beta)
        return _reduce(loss, reduction)

    def huber_loss(inputs, targets, delta=1.0, reduction="none"):
        errors = mx.abs(inputs - targets)
        quadratic = mx.minimum(errors, delta)
        loss = 0.5 * quadratic ** 2 + delta * (errors - quadratic)
        return _reduce(loss, reduction)

    def hinge_loss(inputs, targets, reduction="none"):
        return _reduce(mx.maximum(1 - inputs * targets, 0), reduction)
    """#
}

/// `mlx.nn.init`, as MLX defines it.
enum InitPrelude {
  static let text = #"""
    import mlx.core as mx

    def _fans(x):
        if x.ndim < 2:
            raise ValueError("Glorot / He initialization requires at least 2 dimensional input "
                             f"but input with {x.ndim} dimensions.")
        receptive = 1
        for size in x.shape[1:-1]:
            receptive = receptive * size
        return x.shape[-1] * receptive, x.shape[0] * receptive

    def constant(value, dtype=mx.float32):
        return lambda a: mx.full(a.shape, value, dtype=dtype)

    def normal(mean=0.0, std=1.0, dtype=mx.float32):
        return lambda a: mx.random.normal(shape=a.shape, scale=std, loc=mean, dtype=dtype)

    def uniform(low=0.0, high=1.0, dtype=mx.float32):
        return lambda a: mx.random.uniform(low, high, a.shape, dtype=dtype)

    def identity(dtype=mx.float32):
        return lambda a: mx.eye(a.shape[0], dtype=dtype)

    def glorot_normal(dtype=mx.float32):
        def initializer(a, gain=1.0):
            fan_in, fan_out = _fans(a)
            std = gain * (2.0 / (fan_in + fan_out)) ** 0.5
            return mx.random.normal(shape=a.shape, scale=std, dtype=dtype)
        return initializer

    def glorot_uniform(dtype=mx.float32):
        def initializer(a, gain=1.0):
            fan_in, fan_out = _fans(a)
            limit = gain * (6.0 / (fan_in + fan_out)) ** 0.5
            return mx.random.uniform(-limit, limit, a.shape, dtype=dtype)
        return initializer

    def he_normal(dtype=mx.float32):
        def initializer(a, mode="fan_in", gain=1.0):
            fan_in, fan_out = _fans(a)
            std = gain / (fan_in if mode == "fan_in" else fan_out) ** 0.5
            return mx.random.normal(shape=a.shape, scale=std, dtype=dtype)
        return initializer

    def he_uniform(dtype=mx.float32):
        def initializer(a, mode="fan_in", gain=1.0):
            fan_in, fan_out = _fans(a)
            limit = gain * (3.0 / (fan_in if mode == "fan_in" else fan_out)) ** 0.5
            return mx.random.uniform(-limit, limit, a.shape, dtype=dtype)
        return initializer
    """#
}

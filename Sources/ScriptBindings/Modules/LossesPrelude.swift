/// `mlx.nn.losses`, as MLX defines them.
enum LossesPrelude {
  static let text = #"""
    import math
    import mlx.core as mx

    def _reduce(loss, reduction="none"):
        if reduction == "mean":
            return mx.mean(loss)
        if reduction == "sum":
            return mx.sum(loss)
        if reduction == "none":
            return loss
        raise ValueError("Invalid reduction. Must be one of ('none', 'mean', 'sum').")

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
        # Shifted by the largest, which the sum of exponentials would round away.
        logits = logits - mx.stop_gradient(mx.max(logits, axis=axis, keepdims=True))
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
        return _reduce(_weighted(loss, weights), reduction)

    def _weighted(loss, weights):
        if weights is None:
            return loss
        if weights.shape != loss.shape:
            raise ValueError(f"Weights with shape {weights.shape} is not the same as "
                             f"output loss with shape {loss.shape}.")
        return loss * weights

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
        loss = -mx.take_along_axis(inputs, mx.expand_dims(targets, axis), axis).squeeze(axis)
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
        return _reduce(_weighted(loss, weights), reduction)

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

    def gaussian_nll_loss(inputs, targets, vars, full=False, eps=1e-6, reduction="mean"):
        for name, other in (("targets", targets), ("vars", vars)):
            if inputs.shape != other.shape:
                raise ValueError(f"Inputs shape {inputs.shape} does not match {name} shape "
                                 f"{other.shape}.")
        vars = mx.maximum(vars, eps)
        loss = 0.5 * (mx.log(vars) + mx.square(targets - inputs) / vars)
        return _reduce(loss + 0.5 * math.log(2 * math.pi) if full else loss, reduction)

    def triplet_loss(anchors, positives, negatives, axis=-1, p=2, margin=1.0, eps=1e-6,
                     reduction="none"):
        def distance(others):
            powers = mx.power(mx.abs(anchors - others), p)
            return mx.power(powers.sum(axis) + eps, 1.0 / p)
        loss = mx.maximum(distance(positives) - distance(negatives) + margin, 0)
        return _reduce(loss, reduction)

    def log_cosh_loss(inputs, targets, reduction="none"):
        errors = inputs - targets
        return _reduce(mx.logaddexp(errors, -errors) - math.log(2), reduction)

    def cosine_similarity_loss(x1, x2, axis=1, eps=1e-8, reduction="none"):
        lengths = mx.linalg.norm(x1, axis=axis) * mx.linalg.norm(x2, axis=axis)
        loss = mx.sum(x1 * x2, axis=axis) / mx.maximum(lengths, eps)
        return _reduce(loss, reduction)

    def margin_ranking_loss(inputs1, inputs2, targets, margin=0.0, reduction="none"):
        if not (inputs1.shape == inputs2.shape == targets.shape):
            raise ValueError(
                "The shapes of the arguments do not match. The provided shapes are "
                f"inputs1.shape={inputs1.shape}, inputs2.shape={inputs2.shape}, and "
                f"targets.shape={targets.shape}.")
        loss = mx.maximum(0, -targets * (inputs1 - inputs2) + margin)
        return _reduce(loss, reduction)
    """#
}

/// `mlx.nn.init`, as MLX defines it.
enum InitPrelude {
  static let text = #"""
    import math
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
        def initializer(a):
            if a.ndim != 2 or a.shape[0] != a.shape[1]:
                raise ValueError(
                    f"The input array must be a square matrix but got shape {a.shape}.")
            return mx.eye(a.shape[0], dtype=dtype)
        return initializer

    def glorot_normal(dtype=mx.float32):
        def initializer(a, gain=1.0):
            fan_in, fan_out = _fans(a)
            std = gain * math.sqrt(2.0 / (fan_in + fan_out))
            return mx.random.normal(shape=a.shape, scale=std, dtype=dtype)
        return initializer

    def glorot_uniform(dtype=mx.float32):
        def initializer(a, gain=1.0):
            fan_in, fan_out = _fans(a)
            limit = gain * math.sqrt(6.0 / (fan_in + fan_out))
            return mx.random.uniform(-limit, limit, a.shape, dtype=dtype)
        return initializer

    def _fan(a, mode):
        fan_in, fan_out = _fans(a)
        if mode not in ("fan_in", "fan_out"):
            raise ValueError(f"Invalid mode: {mode}. Valid modes are: fan_in, fan_out")
        return fan_in if mode == "fan_in" else fan_out

    def he_normal(dtype=mx.float32):
        def initializer(a, mode="fan_in", gain=1.0):
            std = gain / math.sqrt(_fan(a, mode))
            return mx.random.normal(shape=a.shape, scale=std, dtype=dtype)
        return initializer

    def he_uniform(dtype=mx.float32):
        def initializer(a, mode="fan_in", gain=1.0):
            limit = gain * math.sqrt(3.0 / _fan(a, mode))
            return mx.random.uniform(-limit, limit, a.shape, dtype=dtype)
        return initializer

    def sparse(sparsity, mean=0.0, std=1.0, dtype=mx.float32):
        def initializer(a):
            if a.ndim != 2:
                raise ValueError("Only tensors with 2 dimensions are supported")
            rows, columns = a.shape
            zeros = math.ceil(sparsity * columns)
            order = mx.argsort(mx.random.uniform(shape=a.shape), axis=1)
            a = mx.random.normal(shape=a.shape, scale=std, loc=mean, dtype=dtype)
            a[mx.arange(rows).reshape(rows, 1), order[:, :zeros]] = 0
            return a
        return initializer

    def orthogonal(gain=1.0, dtype=mx.float32):
        def initializer(a):
            if a.ndim != 2:
                raise ValueError("Orthogonal initialization requires a 2D array but got"
                                 f" a {a.ndim}D array.")
            rows, columns = a.shape
            size = max(rows, columns)
            q, r = mx.linalg.qr(mx.random.normal(shape=(size, size)))
            # With the diagonal of R made positive Q is drawn evenly from all of them.
            q = (q * mx.sign(mx.diag(r)))[:rows, :columns]
            return (q * gain).astype(dtype)
        return initializer
    """#
}

/// Help for `mlx.nn.losses`: see `HelpCatalogue` for the form.
enum LossesHelp {
  static let text = #"""
    # mlx.nn.losses

    ## binary_cross_entropy
    -(t log p + (1 - t) log(1 - p)) of logits or probabilities; inputs and targets of one shape.
    >>> nn.losses.binary_cross_entropy(mx.array([0.0]), mx.array([1.0]))
    array(0.693147, dtype=float32)

    ## cosine_similarity_loss
    The cosine of the angle between rows along axis.
    >>> nn.losses.cosine_similarity_loss(mx.array([[1.0, 0.0]]), mx.array([[1.0, 0.0]]))
    array([1], dtype=float32)

    ## cross_entropy
    -log softmax(logits)[target]: logits [..., classes], targets [...] of classes or [...,
    classes] of probabilities; label_smoothing in [0, 1).
    >>> nn.losses.cross_entropy(mx.zeros((1, 2)), mx.array([0]))
    array([0.693147], dtype=float32)

    ## gaussian_nll_loss
    (log(vars) + (targets - inputs)**2 / vars) / 2, with the constant when full.
    >>> nn.losses.gaussian_nll_loss(mx.array([0.0]), mx.array([2.0]), mx.array([1.0]))
    array(2, dtype=float32)

    ## hinge_loss
    max(0, 1 - inputs * targets), targets -1 or 1.
    >>> nn.losses.hinge_loss(mx.array([0.5]), mx.array([1.0]))
    array([0.5], dtype=float32)

    ## huber_loss
    d**2 / 2 for |d| <= delta, beyond delta (|d| - delta / 2).
    >>> nn.losses.huber_loss(mx.array([0.0]), mx.array([3.0]))
    array([2.5], dtype=float32)

    ## kl_div_loss
    sum of exp(targets) (targets - inputs) along axis; both are log probabilities.
    >>> nn.losses.kl_div_loss(mx.array([[0.0]]), mx.array([[0.0]]))
    array([0], dtype=float32)

    ## l1_loss
    |predictions - targets|.
    >>> nn.losses.l1_loss(mx.array([1.0]), mx.array([3.0]))
    array(2, dtype=float32)

    ## log_cosh_loss
    log(cosh(inputs - targets)).
    >>> nn.losses.log_cosh_loss(mx.array([1.0]), mx.array([1.0]))
    array([0], dtype=float32)

    ## margin_ranking_loss
    max(0, -targets (inputs1 - inputs2) + margin).
    >>> nn.losses.margin_ranking_loss(mx.array([1.0]), mx.array([2.0]), mx.array([1.0]))
    array([1], dtype=float32)

    ## mse_loss
    (predictions - targets)**2.
    >>> nn.losses.mse_loss(mx.array([1.0]), mx.array([3.0]))
    array(4, dtype=float32)

    ## nll_loss
    -inputs[target]: inputs [..., classes] of log probabilities, targets [...].
    >>> nn.losses.nll_loss(mx.array([[-1.0, -2.0]]), mx.array([0]))
    array([1], dtype=float32)

    ## smooth_l1_loss
    d**2 / (2 beta) for |d| < beta, beyond |d| - beta / 2.
    >>> nn.losses.smooth_l1_loss(mx.array([0.0]), mx.array([3.0]))
    array(2.5, dtype=float32)

    ## triplet_loss
    max(0, |anchors - positives| - |anchors - negatives| + margin), norms along axis.
    >>> nn.losses.triplet_loss(mx.array([[0.0, 0.0]]), mx.array([[0.0, 0.0]]), mx.array([[3.0, 4.0]]), margin=6.0)
    array([1.001], dtype=float32)
    """#
}

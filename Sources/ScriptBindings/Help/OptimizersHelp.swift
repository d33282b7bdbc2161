/// Help for `mlx.optimizers`: see `HelpCatalogue` for the form.
enum OptimizersHelp {
  static let text = #"""
    # mlx.optimizers

    ## Optimizer
    The base of optimizers: update(model, gradients) changes a model, apply_gradients(gradients,
    parameters) gives new parameters; learning_rate is a number or a schedule of the step.
    >>> float(optim.SGD(0.1).learning_rate) > 0
    True

    ## SGD
    v = momentum v + (1 - dampening) (g + weight_decay w); w -= learning_rate v, with Nesterov's
    form if asked for.
    >>> optim.SGD(learning_rate=0.5).apply_gradients({'w': mx.array([1.0])}, {'w': mx.array([1.0])})
    {'w': array([0.5], dtype=float32)}

    ## Adam
    m and v are running means of g and g * g (betas); w -= learning_rate m / (sqrt(v) + eps),
    corrected for their start with bias_correction. Kingma and Ba 2015, arXiv:1412.6980.
    >>> optim.Adam(1e-3).betas
    [0.9, 0.999]

    ## AdamW
    Adam with w -= learning_rate weight_decay w before the step. Loshchilov and Hutter 2019.
    >>> optim.AdamW(1e-3).weight_decay
    0.01

    ## AdaDelta
    Steps by the ratio of running means of squared steps and squared gradients. Zeiler 2012.
    >>> optim.AdaDelta(1.0).rho
    0.9

    ## Adafactor
    Adam whose second moment is kept by rows and columns. Shazeer and Stern 2018.
    >>> optim.Adafactor is not None
    True

    ## Adagrad
    w -= learning_rate g / (sqrt(sum of g * g) + eps). Duchi et al. 2011.
    >>> optim.Adagrad(0.1).eps
    1e-08

    ## Adamax
    Adam with the running maximum of |g|. Kingma and Ba 2015.
    >>> optim.Adamax(0.1).betas
    [0.9, 0.999]

    ## Lion
    w -= learning_rate sign(mixed momentum). Chen et al. 2023.
    >>> optim.Lion(1e-4).betas
    [0.9, 0.99]

    ## MultiOptimizer
    Several optimizers, each for the parameters that its filter chooses, the last for the rest.
    >>> optim.MultiOptimizer is not None
    True

    ## Muon
    Momentum whose step is made orthogonal by Newton and Schulz's iteration.
    >>> optim.Muon is not None
    True

    ## RMSprop
    w -= learning_rate g / (sqrt(running mean of g * g) + eps).
    >>> optim.RMSprop(0.1).alpha
    0.99

    ## clip_grad_norm
    Gradients scaled so that their joint norm is at most max_norm, and the norm before.
    >>> optim.clip_grad_norm({'w': mx.array([3.0, 4.0])}, max_norm=10.0)[1]
    array(5, dtype=float32)

    ## cosine_decay
    A schedule: init falls to end over decay_steps along half a cosine.
    >>> optim.cosine_decay(0.1, 10)(mx.array(10))
    array(0, dtype=float32)

    ## exponential_decay
    A schedule: init * decay_rate**step.
    >>> optim.exponential_decay(1.0, 0.5)(mx.array(2))
    array(0.25, dtype=float32)

    ## linear_schedule
    A schedule: from init to end in steps, then end.
    >>> optim.linear_schedule(0.0, 1.0, 4)(2)
    array(0.5, dtype=float32)

    ## step_decay
    A schedule: init * decay_rate**(step // step_size).
    >>> optim.step_decay(1.0, 0.5, 2)(mx.array(2))
    array(0.5, dtype=float32)

    ## join_schedules
    Schedules one after the other, the next at each of the boundaries.
    >>> optim.join_schedules([optim.linear_schedule(0.0, 1.0, 2), optim.cosine_decay(1.0, 4)], [2])(mx.array(2))
    array(1, dtype=float32)

    ## Optimizer.update
    Changes the parameters of a model by one step with its gradients.
    >>> optim.SGD(0.1).update(nn.Linear(2, 1), {}) is None
    True

    ## Optimizer.apply_gradients
    The parameters after one step; both are trees of one form.
    >>> optim.SGD(0.5).apply_gradients({'w': mx.array([1.0])}, {'w': mx.array([1.0])})
    {'w': array([0.5], dtype=float32)}

    ## Optimizer.init, Optimizer.init_single, Optimizer.apply_single
    Makes the state for a tree of parameters; the parts that an optimizer of one's own defines for
    one array.
    >>> optim.SGD(0.1).init({'w': mx.zeros((2,))}) is None
    True

    ## Optimizer.learning_rate, Optimizer.step, Optimizer.state
    The step size now, how many steps were taken, and all that the optimizer keeps.
    >>> float(optim.SGD(0.5).learning_rate)
    0.5
    """#
}

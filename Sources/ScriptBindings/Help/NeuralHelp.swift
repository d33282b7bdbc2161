/// Help for `mlx.nn`: see `HelpCatalogue` for the form.
enum NeuralHelp {
  static let text = #"""
    # mlx.nn

    ## ALiBi
    Attention with linear biases: adds -slope * distance to attention scores, a slope for each
    head. Press et al. 2021, arXiv:2108.12409.
    >>> nn.ALiBi is not None
    True

    ## AvgPool1d, AvgPool2d, AvgPool3d
    Means of windows: [batch, spatial axes…, channels] gives (length + 2 padding - kernel_size) //
    stride + 1 along each.
    >>> nn.AvgPool1d(2, 2)(mx.ones((1, 4, 3))).shape
    (1, 2, 3)

    ## MaxPool1d, MaxPool2d, MaxPool3d
    Maxima of windows: [batch, spatial axes…, channels] gives (length + 2 padding - kernel_size)
    // stride + 1 along each.
    >>> nn.MaxPool2d(2, 2)(mx.ones((1, 4, 4, 3))).shape
    (1, 2, 2, 3)

    ## BatchNorm
    (x - mean) / sqrt(variance + eps) * weight + bias, over all axes but the last, num_features
    wide; in training by the batch, else by running averages. Ioffe and Szegedy 2015.
    >>> nn.BatchNorm(3)(mx.ones((4, 3))).shape
    (4, 3)

    ## LayerNorm
    (x - mean) / sqrt(variance + eps) * weight + bias over the last axis. Ba et al. 2016,
    arXiv:1607.06450.
    >>> nn.LayerNorm(4)(mx.ones((2, 4))).shape
    (2, 4)

    ## RMSNorm
    x / sqrt(mean of x * x + eps) * weight over the last axis. Zhang and Sennrich 2019.
    >>> nn.RMSNorm(4)(mx.ones((2, 4))).shape
    (2, 4)

    ## GroupNorm
    Normalizes num_groups groups of the last axis. Wu and He 2018.
    >>> nn.GroupNorm(2, 4)(mx.ones((2, 3, 4))).shape
    (2, 3, 4)

    ## InstanceNorm
    Normalizes each channel of each example over its spatial axes.
    >>> nn.InstanceNorm(3)(mx.ones((2, 5, 3))).shape
    (2, 5, 3)

    ## Bilinear
    y_k = a @ W_k @ b + bias_k: [..., input1], [..., input2] give [..., outputs].
    >>> nn.Bilinear(2, 3, 4)(mx.ones((5, 2)), mx.ones((5, 3))).shape
    (5, 4)

    ## CELU, celu
    max(0, x) + min(0, alpha (exp(x / alpha) - 1)). Shape of x.
    >>> nn.celu(mx.array([-1.0, 1.0]))
    array([-0.632121, 1], dtype=float32)

    ## ELU, elu
    x where x > 0, else alpha (exp(x) - 1). Shape of x.
    >>> nn.elu(mx.array([-1.0, 1.0]))
    array([-0.632121, 1], dtype=float32)

    ## SELU, selu
    1.0507 * elu(x, 1.67326): keeps mean and variance. Klambauer et al. 2017.
    >>> nn.selu(mx.array([0.0, 1.0]))
    array([0, 1.0507], dtype=float32)

    ## GELU, gelu
    x * Phi(x), Phi the normal distribution's. Hendrycks and Gimpel 2016.
    >>> nn.gelu(mx.array([0.0, 1.0]))
    array([0, 0.841345], dtype=float32)

    ## gelu_approx, gelu_fast_approx
    gelu by tanh, or by sigmoid(1.702 x).
    >>> nn.gelu_approx(mx.array([0.0]))
    array([0], dtype=float32)

    ## GLU, glu
    a * sigmoid(b), a and b the halves of x along axis.
    >>> nn.glu(mx.array([1.0, 0.0]))
    array([0.5], dtype=float32)

    ## HardShrink, hard_shrink
    x where |x| > lambd, else 0.
    >>> nn.hard_shrink(mx.array([0.2, 1.0]))
    array([0, 1], dtype=float32)

    ## HardTanh, hard_tanh
    x held between min_val and max_val.
    >>> nn.hard_tanh(mx.array([-3.0, 0.5]))
    array([-1, 0.5], dtype=float32)

    ## Hardswish, hardswish
    x * min(max(x + 3, 0), 6) / 6.
    >>> nn.hardswish(mx.array([0.0, 3.0]))
    array([0, 3], dtype=float32)

    ## LeakyReLU, leaky_relu
    max(negative_slope * x, x).
    >>> nn.leaky_relu(mx.array([-1.0, 1.0]))
    array([-0.01, 1], dtype=float32)

    ## PReLU, prelu
    max(0, x) + weight * min(0, x), the weight trained. He et al. 2015.
    >>> nn.prelu(mx.array([-1.0]), mx.array([0.25]))
    array([-0.25], dtype=float32)

    ## ReLU, relu
    max(x, 0). Shape of x.
    >>> nn.relu(mx.array([-1.0, 1.0]))
    array([0, 1], dtype=float32)

    ## ReLU2, relu2
    max(x, 0) squared. So et al. 2021.
    >>> nn.relu2(mx.array([-1.0, 2.0]))
    array([0, 4], dtype=float32)

    ## ReLU6, relu6
    min(max(x, 0), 6).
    >>> nn.relu6(mx.array([-1.0, 9.0]))
    array([0, 6], dtype=float32)

    ## LogSigmoid, log_sigmoid
    log(sigmoid(x)).
    >>> nn.log_sigmoid(mx.array([0.0]))
    array([-0.693147], dtype=float32)

    ## LogSoftmax, log_softmax
    x - logsumexp(x) along axis.
    >>> nn.log_softmax(mx.array([0.0, 0.0]))
    array([-0.693147, -0.693147], dtype=float32)

    ## Mish, mish
    x * tanh(softplus(x)). Misra 2019.
    >>> nn.mish(mx.array([0.0]))
    array([0], dtype=float32)

    ## SiLU, silu
    x * sigmoid(x).
    >>> nn.silu(mx.array([0.0]))
    array([0], dtype=float32)

    ## Sigmoid, sigmoid
    1 / (1 + exp(-x)), in (0, 1).
    >>> nn.sigmoid(mx.array([0.0]))
    array([0.5], dtype=float32)

    ## Softmax, softmax
    exp(x) / sum of exp(x) along axis.
    >>> nn.softmax(mx.array([0.0, 0.0]))
    array([0.5, 0.5], dtype=float32)

    ## Softmin, softmin
    softmax(-x) along axis.
    >>> nn.softmin(mx.array([0.0, 0.0]))
    array([0.5, 0.5], dtype=float32)

    ## Softplus, softplus
    log(1 + exp(x)).
    >>> nn.softplus(mx.array([0.0]))
    array([0.693147], dtype=float32)

    ## Softshrink, softshrink
    x - lambd above lambd, x + lambd below -lambd, else 0.
    >>> nn.softshrink(mx.array([1.0, 0.2]))
    array([0.5, 0], dtype=float32)

    ## Softsign, softsign
    x / (1 + |x|).
    >>> nn.softsign(mx.array([1.0]))
    array([0.5], dtype=float32)

    ## Step, step
    1 where x > threshold, else 0.
    >>> nn.step(mx.array([-1.0, 1.0]))
    array([0, 1], dtype=int32)

    ## Tanh, tanh
    The hyperbolic tangent, in (-1, 1).
    >>> nn.tanh(mx.array([0.0]))
    array([0], dtype=float32)

    ## Conv1d, Conv2d, Conv3d
    Cross-correlation with a trained weight [out_channels, kernel…, in_channels / groups] and bias
    [out_channels]; input [batch, spatial axes…, in_channels].
    >>> nn.Conv2d(1, 8, 3, padding=1)(mx.ones((2, 5, 5, 1))).shape
    (2, 5, 5, 8)

    ## ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
    The transpose of a convolution, which spreads: length (length - 1) stride - 2 padding +
    dilation (kernel_size - 1) + output_padding + 1.
    >>> nn.ConvTranspose1d(1, 2, 3)(mx.ones((1, 4, 1))).shape
    (1, 6, 2)

    ## Dropout, Dropout2d, Dropout3d
    In training, elements (or whole channels) are 0 with probability p, the others divided by 1 -
    p; in evaluation x itself. Srivastava et al. 2014.
    >>> nn.Dropout(0.5).eval()(mx.ones((2,)))
    array([1, 1], dtype=float32)

    ## Embedding
    Rows of a trained table [num_embeddings, dims] by whole numbers: [...] gives [..., dims].
    >>> nn.Embedding(10, 4)(mx.array([1, 2])).shape
    (2, 4)

    ## Identity
    x itself, whatever arguments it was made with.
    >>> nn.Identity()(mx.array([1, 2]))
    array([1, 2], dtype=int32)

    ## Linear
    y = x @ weight.T + bias: weight [output_dims, input_dims], both drawn from uniform(-k, k), k =
    1 / sqrt(input_dims).
    >>> nn.Linear(3, 2)(mx.ones((5, 3))).shape
    (5, 2)

    ## RNN
    h_t = tanh(x_t @ Wx.T + h @ Wh.T + bias): [..., length, input_size] gives [..., length,
    hidden_size].
    >>> nn.RNN(3, 4)(mx.ones((2, 5, 3))).shape
    (2, 5, 4)

    ## LSTM
    Long short-term memory: hidden states and cells, both [..., length, hidden_size]. Hochreiter
    and Schmidhuber 1997.
    >>> [x.shape for x in nn.LSTM(3, 4)(mx.ones((2, 5, 3)))]
    [(2, 5, 4), (2, 5, 4)]

    ## GRU
    Gated recurrent unit: [..., length, input_size] gives [..., length, hidden_size]. Cho et al.
    2014.
    >>> nn.GRU(3, 4)(mx.ones((2, 5, 3))).shape
    (2, 5, 4)

    ## Module
    The base of networks: attributes that are arrays or modules are its parameters, in the order
    they were set. Subclasses define __init__ and __call__.
    >>> list(nn.Linear(2, 1).parameters())
    ['weight', 'bias']

    ## MultiHeadAttention
    softmax(q @ k.T / sqrt(d) + mask) @ v for num_heads parts of dims: queries, keys, values
    [batch, length, dims]. Vaswani et al. 2017.
    >>> nn.MultiHeadAttention(8, 2)(mx.ones((1, 3, 8)), mx.ones((1, 3, 8)), mx.ones((1, 3, 8))).shape
    (1, 3, 8)

    ## RoPE
    Rotary positions: pairs of the last axis turned by angles that grow with the place. Su et al.
    2021, arXiv:2104.09864.
    >>> nn.RoPE(4)(mx.ones((1, 2, 4))).shape
    (1, 2, 4)

    ## Sequential
    Modules and functions, each applied to the result of the one before.
    >>> nn.Sequential(nn.Linear(2, 4), nn.relu, nn.Linear(4, 1))(mx.ones((3, 2))).shape
    (3, 1)

    ## SinusoidalPositionalEncoding
    Sines and cosines of positions times dims / 2 frequencies. Vaswani et al. 2017.
    >>> nn.SinusoidalPositionalEncoding(8)(mx.arange(3)).shape
    (3, 8)

    ## Transformer, TransformerEncoder, TransformerEncoderLayer, TransformerDecoder, TransformerDecoderLayer
    Blocks of attention and a two-layer network with residuals and layer norms: [batch, length,
    dims]. Vaswani et al. 2017.
    >>> nn.TransformerEncoder(1, 8, 2)(mx.ones((1, 3, 8)), None).shape
    (1, 3, 8)

    ## Upsample
    Spatial axes longer by scale_factor: nearest, linear or cubic. [batch, spatial axes…,
    channels].
    >>> nn.Upsample(2)(mx.ones((1, 2, 2, 3))).shape
    (1, 4, 4, 3)

    ## average_gradients
    The mean of gradients over processes; here there is one, so the gradients themselves.
    >>> nn.average_gradients is not None
    True

    ## value_and_grad
    The value of a function and its gradient by the trainable parameters of a model: fn(*args)
    gives (value, tree of gradients).
    >>> nn.value_and_grad(nn.Linear(2, 1), lambda x: x.sum()) is not None
    True

    ## init
    Initializers: functions that make arrays like the one they are given.
    >>> nn.init.constant(2.0)(mx.zeros((2,)))
    array([2, 2], dtype=float32)

    ## losses
    Losses of predictions and targets.
    >>> nn.losses.mse_loss(mx.array([1.0]), mx.array([3.0]))
    array(4, dtype=float32)

    ## Module.parameters, Module.trainable_parameters
    The arrays in the module and the modules in it, as a tree of dicts and lists by attribute; of
    the trainable ones only those not frozen.
    >>> sorted(nn.Linear(2, 1).trainable_parameters())
    ['bias', 'weight']

    ## Module.update
    Sets the parameters that a tree names; the others stay.
    >>> nn.Linear(2, 1).update({'bias': mx.ones((1,))})['bias']
    array([1], dtype=float32)

    ## Module.freeze, Module.unfreeze
    Takes parameters out of the trainable ones, or puts them back: all, or those of keys; in the
    modules within too unless recurse is False.
    >>> nn.Linear(2, 1).freeze().trainable_parameters()
    {}

    ## Module.train, Module.eval
    Sets the mode of the module and those within: dropout acts in training only.
    >>> nn.Dropout(0.5).eval().training
    False

    ## Module.training, Module.state
    Whether the module is in training mode; all that it holds, as a tree.
    >>> nn.Linear(2, 1).training
    True

    ## Module.children, Module.leaf_modules
    The modules directly within, or those that have none within, as a tree.
    >>> list(nn.Sequential(nn.Linear(2, 1)).children())
    ['layers']

    ## Module.modules, Module.named_modules
    All modules within and the module itself, with their paths.
    >>> len(nn.Sequential(nn.Linear(2, 1)).modules())
    2

    ## Module.apply, Module.apply_to_modules
    Changes every parameter, or calls a function with every module within.
    >>> nn.Linear(2, 1).apply(lambda x: x * 0 + 1)['bias']
    array([1], dtype=float32)

    ## Module.set_dtype
    The parameters as another element type, those that the predicate chooses.
    >>> nn.Linear(2, 1).set_dtype(mx.float16) is None
    True

    ## Module.filter_and_map
    A tree of what filter_fn chooses of the module, each through map_fn.
    >>> sorted(nn.Linear(2, 1).filter_and_map(nn.Module.valid_parameter_filter))
    ['bias', 'weight']

    ## Module.is_module, Module.valid_child_filter, Module.valid_parameter_filter, Module.trainable_parameter_filter
    Filters for filter_and_map: what is a module, a child, a parameter, a trainable parameter.
    >>> nn.Module.is_module(nn.Linear(2, 1))
    True

    ## Module.update_modules
    Puts other modules in the places that a tree names.
    >>> isinstance(nn.Sequential(nn.Linear(2, 1)).update_modules({}), nn.Module)
    True

    ## Module.save_weights, Module.load_weights
    Writes the parameters to .npz or .safetensors, and reads them back, refusing other names or
    shapes unless strict is False.
    >>> nn.Linear(2, 1).save_weights('model.npz')

    ## ALiBi.create_alibi_matrix, ALiBi.create_alibi_slope
    The biases that the scores get, and the slope of each head.
    >>> nn.ALiBi.create_alibi_slope(2).shape
    (2, 1, 1)

    ## Embedding.as_linear
    The table as a linear layer without bias: [..., dims] gives [..., num_embeddings].
    >>> nn.Embedding(10, 4).as_linear(mx.ones((2, 4))).shape
    (2, 10)

    ## MultiHeadAttention.create_additive_causal_mask
    [n, n] with 0 on and below the diagonal and very low numbers above: no place sees a later one.
    >>> nn.MultiHeadAttention.create_additive_causal_mask(3).shape
    (3, 3)
    """#
}

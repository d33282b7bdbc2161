# Layers, losses, initial weights and optimizers: text, outputs, gradients, trained weights.
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten
from support import *

X, I = draw("float32", (2, 6, 4)), draw("float32", (2, 8, 8, 4))
V, T = draw("float32", (2, 4, 6, 6, 3)), draw("float32", (3, 4), .1, .9)
U = draw("float32", (3, 4), .1, .9)


def flat(tree):
    return [leaf for _, leaf in tree_flatten(tree)]


def layer(make, *inputs):
    """A layer's text, parameters for a seed, output, and gradients of its parameters."""
    mx.random.seed(5)
    module = make()
    print(repr(module).replace("\n", " ").replace(" ", "_"),
          *[name + "=" + digest(value) for name, value in tree_flatten(module.parameters())])
    def loss(*arrays):
        y = module(*arrays)
        return sum((part * weights(part)).sum() for part in (y if isinstance(y, tuple) else (y,)))
    def both():
        mx.random.seed(6)
        if module.trainable_parameters():
            value, gradient = nn.value_and_grad(module, loss)(*inputs)
        else:
            value, gradient = mx.value_and_grad(loss)(*inputs)
        return [value] + flat(gradient)
    gradient = outcome(both)
    mx.random.seed(7)
    print("d", gradient, outcome(lambda: module(*inputs)))


for make in (lambda: nn.Linear(4, 3), lambda: nn.Linear(4, 3, bias=False), lambda: nn.Identity(),
             lambda: nn.Conv1d(4, 6, 3), lambda: nn.Conv1d(4, 6, 3, 2, 1, groups=2),
             lambda: nn.Conv1d(4, 6, 2, dilation=2, bias=False), lambda: nn.ConvTranspose1d(4, 6, 3, 2),
             lambda: nn.LayerNorm(4), lambda: nn.LayerNorm(4, affine=False), lambda: nn.RMSNorm(4),
             lambda: nn.BatchNorm(4), lambda: nn.BatchNorm(4, affine=False, track_running_stats=False),
             lambda: nn.GRU(4, 3), lambda: nn.GRU(4, 3, bias=False), lambda: nn.LSTM(4, 3),
             lambda: nn.Dropout(.3), lambda: nn.Dropout2d(.3), lambda: nn.MaxPool1d(2),
             lambda: nn.AvgPool1d(3, 1, 1), lambda: nn.RoPE(4), lambda: nn.RoPE(2, True, 100, .5),
             lambda: nn.Sequential(nn.Linear(4, 3), nn.Sequential(nn.ReLU(), nn.Linear(3, 1)))):
    layer(make, X)
for make in (lambda: nn.Conv2d(4, 5, 3), lambda: nn.Conv2d(4, 6, (3, 2), (2, 1), 1, groups=2),
             lambda: nn.ConvTranspose2d(4, 3, 3, 2, 1, output_padding=1), lambda: nn.BatchNorm(4),
             lambda: nn.InstanceNorm(4, affine=True), lambda: nn.GroupNorm(2, 4),
             lambda: nn.GroupNorm(2, 4, pytorch_compatible=True), lambda: nn.MaxPool2d(2),
             lambda: nn.MaxPool2d(3, 2, 1), lambda: nn.AvgPool2d(3, (1, 2), (1, 0)),
             lambda: nn.Dropout2d(.3), lambda: nn.Dropout3d(.3), lambda: nn.Upsample(2),
             lambda: nn.Upsample(1.5, "linear"), lambda: nn.Upsample((.5, 2), "linear", True),
             lambda: nn.Upsample(1.5, "cubic"), lambda: nn.Upsample(2, "cubic", True),
             lambda: nn.Upsample(.5, "linear", antialias=True),
             lambda: nn.Upsample(1.5, "cubic", antialias=True)):
    layer(make, I)
for make in (lambda: nn.Conv3d(3, 2, 2), lambda: nn.ConvTranspose3d(3, 2, 2), lambda: nn.MaxPool3d(2),
             lambda: nn.AvgPool3d(2, 1, 1), lambda: nn.Dropout3d(.3)):
    layer(make, V)
layer(lambda: nn.Bilinear(4, 4, 3), X, X)
layer(lambda: nn.Embedding(10, 3), mx.array([1, 1, 9]))
layer(lambda: nn.SinusoidalPositionalEncoding(8, full_turns=True), mx.arange(5.0))
layer(lambda: nn.ALiBi(), mx.zeros((1, 3, 4, 4)))
layer(lambda: nn.MultiHeadAttention(4, 2), X, X, X)
layer(lambda: nn.MultiHeadAttention(4, 2, value_dims=6, value_output_dims=3, bias=True), X, X, X, "causal")
layer(lambda: nn.TransformerEncoder(2, 4, 2, dropout=.1), X, None)
layer(lambda: nn.TransformerEncoder(1, 4, 2, 8, activation=nn.gelu, norm_first=False), X,
      nn.MultiHeadAttention.create_additive_causal_mask(6))
layer(lambda: nn.TransformerDecoder(1, 4, 2, norm_first=False), X, X, None, None)
layer(lambda: nn.Transformer(4, 2, 1, 1, 8), X, X, None, None, None)
layer(lambda: nn.QuantizedLinear(64, 3, group_size=32), draw("float32", (2, 64)))
mx.random.seed(5)
report("embedding", [lambda: nn.QuantizedEmbedding(5, 64, bits=8)(mx.array([1, 4]))])
W = draw("float32", (3, 128))
report("quantize", [lambda g=g, b=b: mx.quantize(W, g, b) for g in (32, 64, 128, 48)
                    for b in (2, 4, 8, 7)]
       + [lambda g=g, b=b: mx.dequantize(*mx.quantize(W, g, b), g, b) for g in (32, 64)
          for b in (2, 4, 8)]
       + [lambda: mx.quantized_matmul(draw("float32", (2, 128)), *mx.quantize(W)),
          lambda: mx.quantized_matmul(draw("float32", (2, 3)), *mx.quantize(W), transpose=False)])

ACTIVATIONS = """celu elu gelu gelu_approx gelu_fast_approx glu hard_shrink hard_tanh hardswish
leaky_relu log_sigmoid log_softmax mish relu relu2 relu6 selu sigmoid silu softmax softmin softplus
softshrink softsign step tanh""".split()
for name in ACTIVATIONS:
    f = getattr(nn, name)
    report(name, [lambda: f(X), lambda: f(X.astype(mx.float16))])
    if name != "step":
        print("d", name, *gradients(f, X))
for name in """CELU ELU GELU GLU HardShrink HardTanh Hardswish LeakyReLU LogSigmoid LogSoftmax Mish
PReLU ReLU ReLU2 ReLU6 SELU SiLU Sigmoid Softmax Softmin Softplus Softshrink Softsign Step Tanh""".split():
    report(name, [lambda: getattr(nn, name)()(X)])

losses = nn.losses
classes = mx.array([0, 1, 3])
for name in """binary_cross_entropy cross_entropy hinge_loss huber_loss kl_div_loss l1_loss
log_cosh_loss mse_loss smooth_l1_loss cosine_similarity_loss""".split():
    f = getattr(losses, name)
    report(name, [lambda r=r: f(T, U, reduction=r) for r in ("none", "mean", "sum", "other")]
           + [lambda: f(T, U[0])])
    print("d", name, *gradients(lambda a: f(a, U, reduction="mean"), T))
report("class losses", [lambda o=o: losses.cross_entropy(T, classes, **o) for o in (
    {}, {"label_smoothing": .2}, {"weights": mx.array([1., 2, 3])}, {"label_smoothing": 1})]
    + [lambda: losses.nll_loss(T, classes), lambda: losses.cross_entropy(T, mx.array([0, 1, 2, 0]), axis=0),
       lambda: losses.gaussian_nll_loss(T, U, T, full=True), lambda: losses.triplet_loss(T, U, T * 2),
       lambda: losses.margin_ranking_loss(T, U, mx.sign(T - .5)),
       lambda: losses.binary_cross_entropy(T, U, with_logits=False)])
mx.random.seed(9)
init = nn.init
report("init", [lambda f=f, s=s: f(mx.zeros(s)) for f in (
    init.constant(.5), init.normal(1, 2), init.uniform(-1, 1), init.identity(), init.glorot_normal(),
    init.glorot_uniform(), init.he_normal(), init.he_uniform(), init.sparse(.5), init.orthogonal(2.))
    for s in ((4, 4), (5, 3), (4, 3, 3, 2), (4,))])


def trained(make):
    """What five steps make of a network, and the optimizer's state."""
    mx.random.seed(2)
    model = nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 2))
    optimizer = make()
    step = nn.value_and_grad(model, lambda x: (model(x) ** 2).mean())
    for _ in range(5):
        loss, gradient = step(X)
        optimizer.update(model, gradient)
    names = ",".join(name for name, _ in tree_flatten(optimizer.state))
    print(names, outcome(lambda: [loss] + flat(model.parameters())), outcome(lambda: flat(optimizer.state)))


for make in (lambda: optim.SGD(.1), lambda: optim.SGD(.1, .9, .01, nesterov=True),
             lambda: optim.SGD(.1, .9, dampening=.5), lambda: optim.Adam(.1),
             lambda: optim.Adam(.1, [.5, .9], 1e-3, True), lambda: optim.AdamW(.1, weight_decay=.1),
             lambda: optim.Adamax(.1), lambda: optim.RMSprop(.01, .9), lambda: optim.Adagrad(.1),
             lambda: optim.AdaDelta(1.0), lambda: optim.Lion(.01, weight_decay=.1),
             lambda: optim.Adafactor(), lambda: optim.Muon(.02),
             lambda: optim.Adafactor(.01, beta_1=.9, weight_decay=.01, relative_step=False),
             lambda: optim.MultiOptimizer([optim.SGD(.1), optim.Adam(.01)], [lambda k, g: g.ndim > 1]),
             lambda: optim.Adam(optim.cosine_decay(.1, 10)),
             lambda: optim.SGD(optim.join_schedules(
                 [optim.linear_schedule(0, .1, 3), optim.exponential_decay(.1, .9)], [3]))):
    trained(make)
report("schedules", [lambda f=f, n=n: f(mx.array(n)) for n in (0, 3, 50) for f in (
    optim.exponential_decay(.1, .9), optim.step_decay(.1, .9, 2), optim.cosine_decay(.1, 10, .01),
    optim.linear_schedule(0, .1, 10))])
report("clip_grad_norm", [lambda m=m: flat(optim.clip_grad_norm({"a": X, "b": [T]}, m))
                          for m in (.5, 100.0, -1.0)])

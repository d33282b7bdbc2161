# Gradients, and gradients of gradients, against central differences in double precision.
import mlx.core as mx


def draw(shape, low, high, seed):
    return mx.random.uniform(low, high, shape, key=mx.random.key(seed)).astype(mx.float64)


def differences(f, x, step=1e-4):
    """The derivative of a sum of f along each element of x."""
    flat, parts = x.reshape(-1), []
    for place in range(x.size):
        unit = (mx.arange(x.size) == place).astype(mx.float64) * mx.array(step, dtype=mx.float64)
        above = f((flat + unit).reshape(x.shape)).sum()
        below = f((flat - unit).reshape(x.shape)).sum()
        parts.append((above - below) / mx.array(2 * step, dtype=mx.float64))
    return mx.stack(parts).reshape(x.shape)


def close(a, b):
    return mx.abs(a - b).max().item() < 1e-5 * (1 + mx.abs(b).max().item())


def check(name, f, shape=(2, 3), low=0.2, high=0.9):
    x = draw(shape, low, high, len(name))
    def loss(x):
        y = f(x)
        return (y * (mx.arange(y.size).reshape(y.shape) + 1).astype(mx.float64)).sum()
    gradient = mx.grad(loss)
    def again(x):
        g = gradient(x)
        return (g * g).sum()
    print(name, close(gradient(x), differences(loss, x)),
          close(mx.grad(again)(x), differences(again, x)))


for name in """arccos arcsin arcsinh arctan arctanh cos cosh erf exp expm1 log log10 log1p log2
logsumexp negative reciprocal rsqrt sigmoid sin sinh softmax sqrt square tan tanh var std prod
cumsum cumprod mean max logcumsumexp""".split():
    check(name, getattr(mx, name))
    if name in "softmax logsumexp var std prod mean max".split():
        check(name + " axis", lambda x: getattr(mx, name)(x, axis=1))
check("arccosh", mx.arccosh, low=1.2, high=2)
other = draw((3,), 0.5, 1.5, 99)
for name in "add subtract multiply divide power maximum minimum logaddexp arctan2".split():
    check(name, lambda x: getattr(mx, name)(x, other))
    check(name + " reflected", lambda x: getattr(mx, name)(other, x))
square = draw((3, 3), -1, 1, 5)
check("matmul", lambda x: x @ square)
check("matmul twice", lambda x: x @ x.T)
check("einsum", lambda x: mx.einsum("ij,kj->ik", x, x))
check("outer", lambda x: mx.outer(x, x))
check("take", lambda x: x[mx.array([1, 0, 1])] * x[0])
check("slices", lambda x: x[:, ::-1] * x[::-1, :])
check("at", lambda x: x.at[mx.array([0, 0])].add(x))
check("where", lambda x: mx.where(x > 0.5, x * x, mx.sin(x)))
check("concatenate", lambda x: mx.concatenate([x, x * x], axis=1))
check("pad", lambda x: mx.pad(x * x, 1, constant_values=2))
check("sort", lambda x: mx.sort(x, axis=1) ** 2)
check("diag", lambda x: mx.diag(x[0]) @ square)
check("norm", lambda x: mx.linalg.norm(x, axis=1))

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_map, tree_reduce
from functools import partial
# GAN
class Gen(nn.Module):
    def __init__(self, z):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(z, 16), nn.LeakyReLU(0.2), nn.BatchNorm(16, momentum=0.8), nn.Linear(16, 2), nn.Tanh())
    def __call__(self, z): return self.net(z)
class Disc(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(2, 16), nn.Linear(16, 1)
        self.drop = nn.Dropout(p=0.3)
    def __call__(self, x): return self.b(self.drop(nn.leaky_relu(self.a(x), negative_slope=0.2)))
mx.random.seed(8)
gen, disc = Gen(3), Disc()
print(gen, disc, sep="\n")
def g_loss(gen, disc, n):
    fake = gen(mx.random.normal((n, 3)))
    return nn.losses.binary_cross_entropy(disc(fake), mx.ones((n, 1)))
def d_loss(gen, disc, real):
    fake = gen(mx.random.normal((real.shape[0], 3)))
    r = nn.losses.binary_cross_entropy(disc(real), mx.ones((real.shape[0], 1)))
    f = nn.losses.binary_cross_entropy(disc(mx.stop_gradient(fake)), mx.zeros((real.shape[0], 1)))
    return (r + f) / 2
go, do = optim.Adam(2e-4, betas=[0.5, 0.999]), optim.Adam(2e-4, betas=[0.5, 0.999])
gs, ds = nn.value_and_grad(gen, g_loss), nn.value_and_grad(disc, lambda d, g, r: d_loss(g, d, r))
for i in range(3):
    real = mx.random.normal((8, 2)) * 0.1 + mx.array([1.0, -1.0])
    dl, dg = ds(disc, gen, real); do.update(disc, dg)
    gl, gg = gs(gen, disc, 8); go.update(gen, gg)
    mx.eval(gen.state, disc.state, go.state, do.state)
    print(f"{dl.item():.4f} {gl.item():.4f}")
# linear regression from the docs
num_features, num_examples, lr = 10, 100, 0.01
w_star = mx.random.normal((num_features,))
X = mx.random.normal((num_examples, num_features))
y = X @ w_star + 1e-2 * mx.random.normal((num_examples,))
w = 1e-2 * mx.random.normal((num_features,))
loss_fn = lambda w: 0.5 * mx.mean(mx.square(X @ w - y))
grad_fn = mx.grad(loss_fn)
for _ in range(50):
    w = w - lr * grad_fn(w)
    mx.eval(w)
print(f"Loss {loss_fn(w).item():.5f}, |w-w*| = {mx.sum(mx.square(w - w_star)).item() ** 0.5:.5f}")
# in-place and slices
a = mx.zeros((3, 4)); b = a; a[1] = 5; a[:, 2] += 1; a[0, ::2] = mx.array([7, 8]); a[mx.array([0, 2]), mx.array([1, 3])] = -1
print(a, b is a, b[1, 1].item())
a[a > 4] = 0 if False else a[a > 4] if False else 0
print(a)
idx = mx.argsort(-mx.array([3, 1, 2])); print(idx, mx.array([3, 1, 2])[idx])
# namedtuple trees, metrics
from collections import namedtuple, defaultdict
P = namedtuple("P", ["x", "y"])
print(tree_map(lambda v: v * 2, P(mx.array(1), [mx.array(2)])))
print(tree_reduce(lambda acc, v: acc + v.size, {"a": mx.ones(3), "b": [mx.ones((2, 2))]}, 0))
hist = defaultdict(list)
for i in range(3): hist["loss"].append(mx.array(i / 3).item())
print({k: [round(v, 3) for v in vs] for k, vs in hist.items()})
# functions with aux
def with_aux(p, x):
    out = p["w"] * x
    return out.sum(), {"out": out, "n": 3}
(v, aux), g = mx.value_and_grad(with_aux)({"w": mx.array([1., 2.])}, mx.array([3., 4.]))
print(v, aux, g)
print(mx.grad(lambda x, *, s: (x * s).sum(), argnames="s")(mx.ones(2), s=mx.array(3.0)))
print(mx.value_and_grad(lambda x, y: (x * y).sum(), argnums=[0, 1])(mx.ones(2), mx.array([3.0, 4.0])))
try: mx.grad(lambda x: x)(mx.ones(2))
except ValueError as e: print(e)
try: mx.grad(lambda x: x.sum(), argnums=3)(mx.ones(2))
except ValueError as e: print(e)
try: mx.grad(lambda x: "a")(mx.ones(2))
except ValueError as e: print(str(e)[:80])
with mx.stream(mx.cpu): print(mx.sum(mx.ones(3), stream=mx.cpu))
@mx.compile
def fun(x, y): return mx.exp(-x) + y
print(fun(mx.array(1.0), mx.array(2.0)))
@partial(mx.compile, shapeless=True)
def g2(x): return x * 2
print(g2(mx.ones(2)), g2(mx.ones((2, 2))).shape)
print(isinstance(mx.array(1).item(), int), isinstance(mx.array(1.0).item(), float), isinstance(mx.array(True).item(), bool))
print(f"{mx.array(3)} {mx.array([1, 2])} {mx.mean(mx.array([1., 2.])):.3f} {mx.array(7):03d}")
print("%.3f" % mx.array(1.5), "%d" % mx.array(3), round(mx.array(2.567).item(), 2), "{:.1f}".format(mx.array(1.25).item()))

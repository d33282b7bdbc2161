import math
from functools import partial
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
class MLP(nn.Module):
    def __init__(self, n_layers, d_in, d_hidden, d_out):
        super().__init__()
        sizes = [d_in] + [d_hidden] * n_layers + [d_out]
        self.layers = [nn.Linear(i, o) for i, o in zip(sizes[:-1], sizes[1:])]
    def __call__(self, x):
        for l in self.layers[:-1]:
            x = nn.gelu(l(x))
        return self.layers[-1](x)
class Coupling(nn.Module):
    def __init__(self, mask, net):
        super().__init__()
        self._mask = mask
        self.net = net
    def forward(self, x):
        m = self._mask
        s, t = mx.split(self.net(x * m), 2, axis=-1)
        s = mx.tanh(s) * (1 - m)
        return m * x + (1 - m) * (x * mx.exp(s) + t), s.sum(axis=-1)
    def inverse(self, y):
        m = self._mask
        s, t = mx.split(self.net(y * m), 2, axis=-1)
        s = mx.tanh(s) * (1 - m)
        return m * y + (1 - m) * ((y - t) * mx.exp(-s)), -s.sum(axis=-1)
class Flow(nn.Module):
    def __init__(self, n, d):
        super().__init__()
        self.bijectors = []
        for i in range(n):
            mask = (mx.arange(d) % 2 == i % 2).astype(mx.float32)
            self.bijectors.append(Coupling(mask, MLP(1, d, 8, 2 * d)))
    def log_prob(self, y):
        total = 0.0
        for b in reversed(self.bijectors):
            y, ldj = b.inverse(y)
            total = total + ldj
        return total - 0.5 * (y ** 2).sum(-1) - y.shape[-1] * 0.5 * math.log(2 * math.pi)
    def sample(self, n):
        x = mx.random.normal((n, 2))
        for b in self.bijectors:
            x, _ = b.forward(x)
        return x
mx.random.seed(2)
model = Flow(4, 2)
mx.eval(model.parameters())
data = mx.random.normal((32, 2)) * mx.array([0.3, 1.5]) + mx.array([1.0, -1.0])
opt = optim.Adam(learning_rate=1e-2)
state = [model.state, opt.state, mx.random.state]
@partial(mx.compile, inputs=state, outputs=state)
def step(x):
    lg = nn.value_and_grad(model, lambda x: -model.log_prob(x).mean())
    loss, grads = lg(x)
    opt.update(model, grads)
    return loss
for i in range(5):
    loss = step(data)
    mx.eval(state)
    print(i, f"{loss.item():.4f}")
x = mx.random.normal((3, 2)); b = model.bijectors[0]
y, ld = b.forward(x); xi, li = b.inverse(y)
print(mx.allclose(x, xi, atol=1e-5), mx.allclose(ld, -li, atol=1e-5), model.sample(2).shape)
# HMC on a banana
def logp(z): return -0.5 * (z[0] ** 2 / 4 + (z[1] - 0.5 * z[0] ** 2) ** 2)
grad = mx.grad(logp); z = mx.array([0.5, 0.5]); acc = 0; zs = []
for it in range(10):
    p = mx.random.normal((2,)); z0, p0 = z, p; zz = z
    p = p + 0.05 * grad(zz)
    for k in range(5):
        zz = zz + 0.1 * p
        p = p + (0.1 if k < 4 else 0.05) * grad(zz)
    a = mx.exp(logp(zz) - 0.5 * (p ** 2).sum() - logp(z0) + 0.5 * (p0 ** 2).sum())
    if mx.random.uniform() < a: z = zz; acc += 1
    zs.append(z)
print(acc, mx.stack(zs).mean(0))
# neural ODE by RK4, with the adjoint by vjp
f = MLP(1, 2, 8, 2)
def rk4(y, dt):
    k1 = f(y); k2 = f(y + dt / 2 * k1); k3 = f(y + dt / 2 * k2); k4 = f(y + dt * k3)
    return y + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
def solve(y):
    for _ in range(4): y = rk4(y, 0.1)
    return y
print(solve(x), mx.vjp(solve, [x], [mx.ones_like(x)])[1][0])
table = mx.zeros((5, 3)); idx = mx.array([1, 3, 1])
print(table.at[idx].add(mx.ones((3, 3))).sum(axis=1), mx.grad(lambda t: (t[idx] ** 2).sum())(mx.ones((5, 3)))[1])

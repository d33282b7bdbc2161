import math
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_map, tree_flatten
class Block(nn.Module):
    def __init__(self, d, t):
        super().__init__()
        self.norm = nn.GroupNorm(2, d)
        self.lin = nn.Linear(d, d)
        self.time = nn.Linear(t, d)
        self.out = nn.Linear(d, d)
        self.out.weight = self.out.weight * 0
    def __call__(self, x, t):
        h = self.lin(nn.silu(self.norm(x)))
        h = h + self.time(t)
        return x + self.out(nn.gelu(h))
class Denoiser(nn.Module):
    def __init__(self, d=16, depth=3):
        super().__init__()
        self.inp = nn.Linear(2, d)
        self.pos = nn.SinusoidalPositionalEncoding(d, max_freq=1, min_freq=1e-3)
        self.blocks = [Block(d, d) for _ in range(depth)]
        self.outp = nn.Linear(d, 2)
    def __call__(self, x, t):
        temb = self.pos(t)
        h = self.inp(x)
        for b in self.blocks:
            h = b(h, temb)
        return self.outp(h)
T = 50
betas = mx.linspace(1e-4, 0.02, T)
alphas = 1.0 - betas
abar = mx.cumprod(alphas)
mx.random.seed(5)
net = Denoiser()
ema = tree_map(lambda p: p, net.trainable_parameters())
opt = optim.Adam(learning_rate=optim.cosine_decay(1e-2, 20))
theta = mx.random.uniform(0, 2 * math.pi, (64,))
data = mx.stack([mx.cos(theta), mx.sin(theta)], axis=-1)
def loss_fn(net, x, t, eps):
    a = abar[t][:, None]
    xt = mx.sqrt(a) * x + mx.sqrt(1 - a) * eps
    return ((net(xt, t) - eps) ** 2).mean()
vg = nn.value_and_grad(net, loss_fn)
for i in range(6):
    t = mx.random.randint(0, T, (64,))
    eps = mx.random.normal(data.shape)
    l, g = vg(net, data, t, eps)
    opt.update(net, g)
    ema = tree_map(lambda e, p: 0.9 * e + 0.1 * p, ema, net.trainable_parameters())
    mx.eval(net.parameters(), opt.state, ema)
    print(i, f"{l.item():.4f} {opt.learning_rate.item():.5f}")
net.update(ema)
x = mx.random.normal((4, 2))
for t in reversed(range(0, T, 10)):
    eps = net(x, mx.full((4,), t))
    x = (x - betas[t] / mx.sqrt(1 - abar[t]) * eps) / mx.sqrt(alphas[t])
    if t > 0: x = x + mx.sqrt(betas[t]) * mx.random.normal(x.shape)
print(x)
print(len(tree_flatten(ema)), net.blocks[0])

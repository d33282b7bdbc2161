import mlx.core as mx, mlx.nn as nn, mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_map
mx.random.seed(1)
class MLP(nn.Module):
    def __init__(self, i, h, o):
        super().__init__()
        self.layers = [nn.Linear(i, h), nn.Linear(h, o)]
    def __call__(self, x):
        for l in self.layers[:-1]: x = mx.tanh(l(x))
        return self.layers[-1](x)
m = MLP(3, 8, 2)
x = mx.random.normal((16,3)); y = mx.random.randint(0,2,(16,))
def loss_fn(m, x, y): return mx.mean(nn.losses.cross_entropy(m(x), y))
g = nn.value_and_grad(m, loss_fn)
for make in [lambda: optim.SGD(learning_rate=0.1, momentum=0.9), lambda: optim.Adam(learning_rate=0.01), lambda: optim.AdamW(0.01)]:
    opt = make()
    for i in range(5):
        l, gr = g(m, x, y); opt.update(m, gr); mx.eval(m.parameters(), opt.state)
    print(round(l.item(), 5), opt.learning_rate, opt.step)
print([(k, v.shape) for k, v in tree_flatten(m.parameters())])
m.freeze(); print(m.trainable_parameters()); m.unfreeze(keys="bias"); print(tree_map(lambda a: a.shape, m.trainable_parameters()))
print(nn.losses.mse_loss(x, x*2), nn.gelu(x[0]), nn.log_softmax(x[0]))
print(optim.clip_grad_norm(gr, 0.1)[1])
s = nn.Sequential(nn.Linear(3,4), nn.ReLU(), nn.Dropout(0.3), nn.LayerNorm(4), nn.Embedding(5,4))
print(s)
h = mx.grad(lambda t: mx.grad(lambda u: (u**3).sum())(t).sum())(x[0]); print(h, 6*x[0])
print(mx.grad(lambda p, x: (p['w']*x).sum(), argnums=1)({'w': mx.ones(3)}, x[0]))
print(mx.value_and_grad(lambda x, *, k: (x*k).sum(), argnames='k')(x[0], k=x[1]))

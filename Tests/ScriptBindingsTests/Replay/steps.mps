# Training steps written out with nn.value_and_grad: every line is the same with and without replays.
import logging
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten

told = []

class Told(logging.Handler):
    def emit(self, record):
        told.append(record.getMessage())

logging.getLogger("metapeft").addHandler(Told())
logging.getLogger("metapeft").setLevel(logging.INFO)
logging.getLogger("metapeft").propagate = False

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(3, 8), nn.Linear(8, 8), nn.Linear(8, 2)]
        self.norm = nn.LayerNorm(8)
        self.drop = nn.Dropout(0.25)
        self.table = {"shift": mx.zeros((2,)), "_hidden": mx.ones((2,))}

    def __call__(self, x):
        for layer in self.layers[:-1]:
            x = self.drop(nn.relu(layer(x)))
        return self.layers[-1](self.norm(x)) + self.table["shift"]

scale = 1.0
seen = []
batch = None

def cross_entropy(model, x, y):
    return scale * nn.losses.cross_entropy(model(x), y, reduction="mean")

def with_more(model, x, y, *, weight=1.0, pair=None):
    loss = cross_entropy(model, x, y) * weight
    return loss, {"size": x.shape[0], "parts": [loss * 2, x.sum(axis=0)], "text": "a"}

def keeping(model, x, y):
    seen.append(x.shape)
    return cross_entropy(model, x, y)

def spoiling(model, x, y):
    x += 1
    return cross_entropy(model, x, y)

def through_a_global(model, x, y):
    return cross_entropy(model, batch, y) + 0.1 * (x - batch).square().mean()

def giving_back(model, x, y):
    return cross_entropy(model, x, y), x

def shown(tree):
    return [(k, v.sum().item() if isinstance(v, mx.array) else v) for k, v in tree_flatten(tree)]

def nothing(i, model):
    pass

def run(name, loss, optimizer, replayed, change=nothing, arguments=lambda i, x, y: ((x, y), {}), reason=None,
        steps=8):
    global batch
    mx.random.seed(3)
    model = Net()
    step = nn.value_and_grad(model, loss)
    told.clear()
    kept = None
    for i in range(steps):
        change(i, model)
        rows = 5 if i % 3 or loss is through_a_global else 4
        x, y = mx.random.normal((rows, 3)), mx.random.randint(0, 2, (rows,))
        if kept is None or i % 4 < 2:
            batch = kept = x
        positional, named = arguments(i, x, y)
        value, gradients = step(model, *positional, **named)
        optimizer.update(model, gradients)
        print(name, i, shown(value) if isinstance(value, tuple) else value, shown(gradients), x.sum())
    print(name, shown(model.parameters()), mx.random.uniform(), model.training)
    if REPLAY:
        assert (told == []) == replayed, (name, told)
        assert reason is None or reason in told[0], (name, told)

def anneal(i, model):
    global scale
    scale = 1.0 if i < 4 else 0.5

def alter(i, model):
    if i == 2:
        model.layers[0].freeze()
    if i == 3:
        model.unfreeze()
    if i == 4:
        model.eval()
    if i == 6:
        model.layers[1] = nn.Linear(8, 8)

run("plain", cross_entropy, optim.SGD(0.1), True)
run("momentum", cross_entropy, optim.SGD(0.1, momentum=0.9), True)
run("annealed", cross_entropy, optim.SGD(0.1), True, anneal)
run("altered", cross_entropy, optim.SGD(0.1), True, alter)
run("more results", with_more, optim.SGD(0.1), True, arguments=lambda i, x, y: ((x, y), {"weight": 2.0, "pair": (1, x + 1)}))
run("a number each time", with_more, optim.SGD(0.1), False, arguments=lambda i, x, y: ((x, y), {"weight": 1.0 + i}),
    reason="the form of its arguments changes from call to call", steps=11)
run("arrays in a list", lambda model, pair: cross_entropy(model, *pair), optim.SGD(0.1), True,
    arguments=lambda i, x, y: (([x, y],), {}))
run("keeping", keeping, optim.SGD(0.1), False, reason="changes a list made outside")
print(len(seen))
run("spoiling", spoiling, optim.SGD(0.1), False, reason="changes a array made outside (in place)")
run("through a global", through_a_global, optim.SGD(0.1), True)
run("giving back", giving_back, optim.SGD(0.1), False, reason="gives something made outside")

# Statistics go on as the module's function leaves them.
class Normed(Net):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm(8)

plain, Net = Net, Normed
run("batch norm", cross_entropy, optim.SGD(0.1), True)
run("batch norm altered", cross_entropy, optim.SGD(0.1), True, alter)
Net = plain

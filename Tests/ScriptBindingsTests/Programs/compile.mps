# Compiled functions are recorded once for each form of their arguments.
from functools import partial

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim


def fun(x, y):
    return mx.exp(-x) + y


compiled = mx.compile(fun)
x = mx.array([0.0, 1.0, 2.0])
print(compiled(x, mx.array(1.0)))
print(compiled(x + 1, mx.array(2.0)))
print(compiled(mx.zeros((2, 2)), mx.array(1.0)))
print(compiled(x, mx.array(3.0)))

# What is not an array is part of the form.
scaled = mx.compile(lambda x, n: x * n)
print(scaled(x, 2), scaled(x, 3), scaled(x, 2), scaled(x, 2.5))

# Trees go in and come out.
tree = mx.compile(lambda d: {"sum": d["a"] + d["b"][0], "parts": [d["a"], (d["b"][0],)]})
print(tree({"a": x, "b": [x * 2]}))
print(tree({"a": x + 1, "b": [x * 3]}))

# What is read besides the arguments is as it was.
scale = mx.array(2.0)
stale = mx.compile(lambda x: x * scale)
print(stale(x))
scale = mx.array(10.0)
print(stale(x))

# Unless it is named as an input.
box = [mx.array(2.0)]
fresh = mx.compile(lambda x: x * box[0], inputs=box)
print(fresh(x))
box[0] = mx.array(10.0)
print(fresh(x))

# What is changed besides is changed where it is named as an output.
count = [mx.array(0)]


@partial(mx.compile, inputs=count, outputs=count)
def counting(x):
    count[0] = count[0] + 1
    return x + count[0]


for _ in range(3):
    print(counting(x), count)

# A training step.
mx.random.seed(3)
model = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1))
optimizer = optim.Adam(learning_rate=0.05)
inputs = mx.random.normal((16, 3))
targets = inputs.sum(axis=1, keepdims=True)


def loss_fn(model, x, y):
    return nn.losses.mse_loss(model(x), y)


state = [model.state, optimizer.state]


@partial(mx.compile, inputs=state, outputs=state)
def step(x, y):
    loss, gradients = nn.value_and_grad(model, loss_fn)(model, x, y)
    optimizer.update(model, gradients)
    return loss


losses = [step(inputs, targets).item() for _ in range(30)]
print([round(value, 3) for value in losses[:4]], losses[-1] < losses[0] / 4)
print(optimizer.state["step"])

# A gradient of a compiled function, and a compiled gradient.
square = mx.compile(lambda x: (x * x).sum())
print(mx.grad(square)(x), mx.compile(mx.grad(lambda x: (x * x * x).sum()))(x))

# Random numbers, with the stream as state.
mx.random.seed(5)


@partial(mx.compile, inputs=mx.random.state, outputs=mx.random.state)
def draw():
    return mx.random.uniform(shape=(2,))


first, second = draw(), draw()
mx.random.seed(5)
again = draw()
print((first == again).all().item(), (first == second).all().item())

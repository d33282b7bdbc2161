import time
from functools import partial
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim

class MLP(nn.Module):
    def __init__(self, num_layers: int, input_dim: int, hidden_dim: int, output_dim: int):
        super().__init__()
        layer_sizes = [input_dim] + [hidden_dim] * num_layers + [output_dim]
        self.layers = [
            nn.Linear(idim, odim)
            for idim, odim in zip(layer_sizes[:-1], layer_sizes[1:])
        ]

    def __call__(self, x):
        for l in self.layers[:-1]:
            x = nn.relu(l(x))
        return self.layers[-1](x)

def loss_fn(model, X, y):
    return nn.losses.cross_entropy(model(X), y, reduction="mean")

def batch_iterate(batch_size, X, y):
    perm = mx.random.permutation(y.size)
    for s in range(0, y.size, batch_size):
        ids = perm[s : s + batch_size]
        yield X[ids], y[ids]

def main():
    mx.random.seed(0)
    centers = mx.random.normal((4, 10)) * 2
    y = mx.random.randint(0, 4, (200,))
    X = centers[y] + mx.random.normal((200, 10))
    model = MLP(2, 10, 32, 4)
    mx.eval(model.parameters())
    optimizer = optim.SGD(learning_rate=0.1)
    loss_and_grad_fn = nn.value_and_grad(model, loss_fn)

    @partial(mx.compile, inputs=model.state, outputs=model.state)
    def step(X, y):
        loss, grads = loss_and_grad_fn(model, X, y)
        optimizer.update(model, grads)
        return loss

    @partial(mx.compile, inputs=model.state)
    def eval_fn(X, y):
        return mx.mean(mx.argmax(model(X), axis=1) == y)

    for e in range(3):
        for Xb, yb in batch_iterate(50, X, y):
            l = step(Xb, yb)
            mx.eval(model.state)
        acc = eval_fn(X, y)
        print(f"Epoch {e}: Test accuracy {acc.item():.3f}, loss {l.item():.4f}")

if __name__ == "__main__":
    main()

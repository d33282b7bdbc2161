from typing import Any
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten
class ShortcutA(nn.Module):
    def __init__(self, dims):
        super().__init__()
        self.dims = dims
    def __call__(self, x):
        return mx.pad(x[:, ::2, ::2, :], pad_width=[(0, 0), (0, 0), (0, 0), (self.dims // 4, self.dims // 4)])
class Block(nn.Module):
    def __init__(self, in_dims, dims, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_dims, dims, kernel_size=3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm(dims)
        self.conv2 = nn.Conv2d(dims, dims, kernel_size=3, stride=1, padding=1, bias=False)
        self.bn2 = nn.BatchNorm(dims)
        if stride != 1:
            self.shortcut = ShortcutA(dims)
        else:
            self.shortcut = None
    def __call__(self, x):
        out = nn.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.shortcut is None:
            out += x
        else:
            out += self.shortcut(x)
        return nn.relu(out)
class ResNet(nn.Module):
    def __init__(self, block, num_blocks, num_classes=5):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, kernel_size=3, stride=1, padding=1, bias=False)
        self.bn1 = nn.BatchNorm(8)
        self.layer1 = self._make_layer(block, 8, 8, num_blocks[0], stride=1)
        self.layer2 = self._make_layer(block, 8, 16, num_blocks[1], stride=2)
        self.linear = nn.Linear(16, num_classes)
    def _make_layer(self, block, in_dims, dims, num_blocks, stride):
        strides = [stride] + [1] * (num_blocks - 1)
        layers = []
        for stride in strides:
            layers.append(block(in_dims, dims, stride))
            in_dims = dims
        return nn.Sequential(*layers)
    def num_params(self):
        return sum(x.size for k, x in tree_flatten(self.parameters()))
    def __call__(self, x):
        x = nn.relu(self.bn1(self.conv1(x)))
        x = self.layer2(self.layer1(x))
        x = mx.mean(x, axis=[1, 2]).reshape(x.shape[0], -1)
        return self.linear(x)
mx.random.seed(9)
model = ResNet(Block, [1, 2])
print(f"Number of params: {model.num_params() / 1e6:0.04f} M")
print(model)
X = mx.random.normal((8, 8, 8, 3)); y = mx.array([0, 1, 2, 3, 4, 0, 1, 2])
optimizer = optim.SGD(learning_rate=0.05, momentum=0.9, weight_decay=1e-4)
def train_step(model, inp, tgt):
    output = model(inp)
    loss = mx.mean(nn.losses.cross_entropy(output, tgt))
    acc = mx.mean(mx.argmax(output, axis=1) == tgt)
    return loss, acc
step = nn.value_and_grad(model, train_step)
model.train()
for e in range(3):
    (loss, acc), grads = step(model, X, y)
    optimizer.update(model, grads)
    mx.eval(model.parameters(), optimizer.state)
    print(f"{e} {loss.item():.3f} {acc.item():.3f}")
model.eval()
print(f"{mx.mean(mx.argmax(model(X), axis=1) == y).item():.3f}", model.layer1.layers[0].bn1.running_mean[:3])
model.freeze(); model.linear.unfreeze()
(loss, acc), grads = step(model, X, y)
print([k for k, _ in tree_flatten(grads)], [k for k, _ in tree_flatten(model.trainable_parameters())])

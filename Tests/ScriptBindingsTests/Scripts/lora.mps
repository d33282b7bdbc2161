import math
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_unflatten, tree_map

class LoRALinear(nn.Module):
    @staticmethod
    def from_linear(linear: nn.Linear, rank: int = 8):
        output_dims, input_dims = linear.weight.shape
        lora_lin = LoRALinear(input_dims, output_dims, rank)
        lora_lin.linear = linear
        return lora_lin
    def to_linear(self):
        linear = self.linear
        bias = "bias" in linear
        weight = linear.weight
        output_dims, input_dims = weight.shape
        fused_linear = nn.Linear(input_dims, output_dims, bias=bias)
        lora_b = (self.scale * self.lora_b.T).astype(weight.dtype)
        lora_a = self.lora_a.T.astype(weight.dtype)
        fused_linear.weight = weight + lora_b @ lora_a
        if bias:
            fused_linear.bias = linear.bias
        return fused_linear
    def __init__(self, input_dims, output_dims, lora_rank=8, bias=False, scale=20.0):
        super().__init__()
        self.linear = nn.Linear(input_dims, output_dims, bias=bias)
        self.scale = scale
        scale = 1 / math.sqrt(input_dims)
        self.lora_a = mx.random.uniform(low=-scale, high=scale, shape=(input_dims, lora_rank))
        self.lora_b = mx.zeros(shape=(lora_rank, output_dims))
    def __call__(self, x):
        dtype = self.linear.weight.dtype
        y = self.linear(x.astype(dtype))
        z = (x @ self.lora_a) @ self.lora_b
        return y + self.scale * z

mx.random.seed(1)
model = nn.TransformerEncoder(2, 8, 2)
model.freeze()
for l in model.layers:
    l.attention.query_proj = LoRALinear.from_linear(l.attention.query_proj, rank=2)
    l.attention.value_proj = LoRALinear.from_linear(l.attention.value_proj, rank=2)
p = sum(v.size for _, v in tree_flatten(model.parameters()))
t = sum(v.size for _, v in tree_flatten(model.trainable_parameters()))
print("Total parameters", p, "Trainable parameters", t)
print([k for k, _ in tree_flatten(model.trainable_parameters())])
opt = optim.Adam(learning_rate=1e-3)
x = mx.random.normal((2, 5, 8))
y = mx.random.normal((2, 5, 8))
def loss(model, x, y):
    return nn.losses.huber_loss(model(x, None), y, reduction="mean")
lvg = nn.value_and_grad(model, loss)
for it in range(4):
    l, g = lvg(model, x, y)
    opt.update(model, g)
    mx.eval(model.parameters(), opt.state, l)
    print(f"Iter {it + 1}: {l.item():.5f}")
mx.savez("adapters.npz", **dict(tree_flatten(model.trainable_parameters())))
w = mx.load("adapters.npz")
print(sorted(w), w["layers.0.attention.query_proj.lora_a"].shape)
model.load_weights("adapters.npz", strict=False)
fused = [(n, m.to_linear()) for n, m in model.named_modules() if isinstance(m, LoRALinear)]
before = model(x, None)
model.update_modules(tree_unflatten(fused))
print(mx.allclose(before, model(x, None), atol=1e-4), [k for k, m in model.named_modules() if isinstance(m, LoRALinear)])
print(model.layers[0].attention)
state = tree_flatten(opt.state)
mx.save_safetensors("opt.safetensors", dict(state))
opt2 = optim.Adam(learning_rate=0.5)
opt2.state = tree_unflatten(list(mx.load("opt.safetensors").items()))
print(opt2.learning_rate, opt2.step, len(tree_flatten(opt2.state)) == len(state))

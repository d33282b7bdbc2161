import math
from dataclasses import dataclass
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_map

@dataclass
class Config:
    vocab: int = 20
    dims: int = 16
    heads: int = 4
    layers: int = 2
    context: int = 10
    lr: float = 1e-2
    warmup: int = 3

class TransformerLM(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.embedding = nn.Embedding(config.vocab, config.dims)
        self.pe = nn.SinusoidalPositionalEncoding(config.dims)
        self.transformer = nn.TransformerEncoder(config.layers, config.dims, config.heads, norm_first=True)
        self.out_proj = nn.Linear(config.dims, config.vocab)
    def __call__(self, x):
        L = x.shape[1]
        mask = nn.MultiHeadAttention.create_additive_causal_mask(L)
        x = self.embedding(x)
        x = x + self.pe(mx.arange(L))
        x = self.transformer(x, mask)
        return self.out_proj(x)

def to_samples(context_size, dataset):
    window = context_size + 1
    X = mx.as_strided(dataset, (dataset.size - window + 1, window), (1, 1))
    return X[:, :-1], X[:, 1:]

config = Config()
mx.random.seed(42)
data = (mx.arange(60) * 7 + mx.arange(60) // 5) % config.vocab
inputs, targets = to_samples(config.context, data)
model = TransformerLM(config)
nparams = sum(x.size for k, x in tree_flatten(model.parameters()) if "embedding" not in k)
print(f"Training a transformer with {nparams / 1024**2:.3f} M parameters")
schedule = optim.join_schedules([optim.linear_schedule(0, config.lr, config.warmup), optim.cosine_decay(config.lr, 20)], [config.warmup])
optimizer = optim.AdamW(learning_rate=schedule, weight_decay=1e-5)

def loss_fn(model, x, y, reduce=True):
    logits = model(x)
    losses = nn.losses.cross_entropy(logits, y)
    return mx.mean(losses) if reduce else mx.mean(losses, axis=(-1, -2))

loss_and_grad = nn.value_and_grad(model, loss_fn)
losses = []
for it in range(8):
    loss, grads = loss_and_grad(model, inputs, targets)
    model.update(optimizer.apply_gradients(grads, model))
    mx.eval(loss, model.parameters())
    losses.append(loss.item())
    print(f"Iter {it}: Train loss {losses[-1]:.3f}, lr {optimizer.learning_rate.item():.5f}")
print(math.exp(loss_fn(model, inputs, targets, reduce=False).item()) < 100)

def generate(model, prompt, n, temp=1.0):
    for _ in range(n):
        logits = model(prompt)[:, -1, :]
        token = mx.argmax(logits, axis=-1) if temp == 0 else mx.random.categorical(logits * (1 / temp))
        prompt = mx.concatenate([prompt, token[:, None]], axis=1)
    return prompt
print(generate(model, inputs[:1, :4], 5, temp=0).tolist())
print(tree_map(lambda p: p.shape, model.transformer.layers[0].attention.parameters()))

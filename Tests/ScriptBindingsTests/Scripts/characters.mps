import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim

text = "the quick brown fox jumps over the lazy dog. " * 4
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
data = mx.array([stoi[c] for c in text])

class CharModel(nn.Module):
    def __init__(self, cell, vocab, dims):
        super().__init__()
        self.embed = nn.Embedding(vocab, dims)
        self.rnn = cell(dims, dims)
        self.head = nn.Linear(dims, vocab, bias=False)
    def __call__(self, x):
        h = self.rnn(self.embed(x))
        if isinstance(h, tuple):
            h = h[0]
        return self.head(h)

for cell in (nn.RNN, nn.GRU, nn.LSTM):
    mx.random.seed(11)
    model = CharModel(cell, len(chars), 16)
    opt = optim.RMSprop(learning_rate=5e-3)
    def loss_fn(x, y):
        return nn.losses.cross_entropy(model(x), y).mean()
    step = nn.value_and_grad(model, loss_fn)
    xs = mx.stack([data[i:i + 12] for i in range(0, 60, 5)])
    ys = mx.stack([data[i + 1:i + 13] for i in range(0, 60, 5)])
    for it in range(6):
        loss, grads = step(xs, ys)
        grads, norm = optim.clip_grad_norm(grads, 1.0)
        opt.update(model, grads)
        mx.eval(model.parameters(), opt.state)
    print(cell.__name__, f"{loss.item():.4f} {norm.item():.4f}")
    logits = model(xs[:1])[0, -1]
    print(chars[mx.argmax(logits).item()], mx.softmax(logits)[:3])

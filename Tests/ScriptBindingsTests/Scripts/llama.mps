from dataclasses import dataclass, field
from typing import Optional, Tuple, Any
import math
import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_map, tree_unflatten

@dataclass
class ModelArgs:
    hidden_size: int = 32
    num_hidden_layers: int = 2
    intermediate_size: int = 64
    num_attention_heads: int = 4
    num_key_value_heads: Optional[int] = 2
    rms_norm_eps: float = 1e-5
    vocab_size: int = 50
    rope_theta: float = 10000
    tie_word_embeddings: bool = True

class Attention(nn.Module):
    def __init__(self, args: ModelArgs):
        super().__init__()
        dim = args.hidden_size
        self.n_heads = n_heads = args.num_attention_heads
        self.n_kv_heads = n_kv_heads = args.num_key_value_heads
        self.head_dim = head_dim = dim // n_heads
        self.scale = head_dim ** -0.5
        self.q_proj = nn.Linear(dim, n_heads * head_dim, bias=False)
        self.k_proj = nn.Linear(dim, n_kv_heads * head_dim, bias=False)
        self.v_proj = nn.Linear(dim, n_kv_heads * head_dim, bias=False)
        self.o_proj = nn.Linear(n_heads * head_dim, dim, bias=False)
        self.rope = nn.RoPE(head_dim, traditional=False, base=args.rope_theta)
    def __call__(self, x, mask=None, cache=None):
        B, L, D = x.shape
        queries, keys, values = self.q_proj(x), self.k_proj(x), self.v_proj(x)
        queries = queries.reshape(B, L, self.n_heads, -1).transpose(0, 2, 1, 3)
        keys = keys.reshape(B, L, self.n_kv_heads, -1).transpose(0, 2, 1, 3)
        values = values.reshape(B, L, self.n_kv_heads, -1).transpose(0, 2, 1, 3)
        if cache is not None:
            key_cache, value_cache = cache
            queries = self.rope(queries, offset=key_cache.shape[2])
            keys = self.rope(keys, offset=key_cache.shape[2])
            keys = mx.concatenate([key_cache, keys], axis=2)
            values = mx.concatenate([value_cache, values], axis=2)
        else:
            queries = self.rope(queries)
            keys = self.rope(keys)
        output = mx.fast.scaled_dot_product_attention(queries, keys, values, scale=self.scale, mask=mask)
        output = output.transpose(0, 2, 1, 3).reshape(B, L, -1)
        return self.o_proj(output), (keys, values)

class MLP(nn.Module):
    def __init__(self, dim, hidden_dim):
        super().__init__()
        self.gate_proj = nn.Linear(dim, hidden_dim, bias=False)
        self.down_proj = nn.Linear(hidden_dim, dim, bias=False)
        self.up_proj = nn.Linear(dim, hidden_dim, bias=False)
    def __call__(self, x) -> mx.array:
        return self.down_proj(nn.silu(self.gate_proj(x)) * self.up_proj(x))

class TransformerBlock(nn.Module):
    def __init__(self, args: ModelArgs):
        super().__init__()
        self.self_attn = Attention(args)
        self.mlp = MLP(args.hidden_size, args.intermediate_size)
        self.input_layernorm = nn.RMSNorm(args.hidden_size, eps=args.rms_norm_eps)
        self.post_attention_layernorm = nn.RMSNorm(args.hidden_size, eps=args.rms_norm_eps)
        self.args = args
    def __call__(self, x, mask=None, cache=None):
        r, cache = self.self_attn(self.input_layernorm(x), mask, cache)
        h = x + r
        r = self.mlp(self.post_attention_layernorm(h))
        return h + r, cache

class LlamaModel(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.args = args
        self.embed_tokens = nn.Embedding(args.vocab_size, args.hidden_size)
        self.layers = [TransformerBlock(args=args) for _ in range(args.num_hidden_layers)]
        self.norm = nn.RMSNorm(args.hidden_size, eps=args.rms_norm_eps)
    def __call__(self, inputs, cache=None):
        h = self.embed_tokens(inputs)
        mask = None
        if h.shape[1] > 1:
            mask = nn.MultiHeadAttention.create_additive_causal_mask(h.shape[1])
            mask = mask.astype(h.dtype)
        if cache is None:
            cache = [None] * len(self.layers)
        for e, layer in enumerate(self.layers):
            h, cache[e] = layer(h, mask, cache[e])
        return self.embed_tokens.as_linear(self.norm(h)), cache

mx.random.seed(0)
args = ModelArgs()
model = LlamaModel(args)
mx.eval(model.parameters())
print(model)
opt = optim.AdamW(learning_rate=3e-3)
tokens = (mx.arange(64).reshape(4, 16) * 13) % 50
def loss_fn(model, x):
    logits, _ = model(x[:, :-1])
    return nn.losses.cross_entropy(logits.astype(mx.float32), x[:, 1:]).mean()
vg = nn.value_and_grad(model, loss_fn)
for i in range(4):
    l, g = vg(model, tokens)
    opt.update(model, g)
    mx.eval(model.parameters(), opt.state)
    print(i, f"{l.item():.4f}")
def generate(prompt, model, temp=0.0):
    def sample(logits):
        if temp == 0:
            return mx.argmax(logits, axis=-1)
        return mx.random.categorical(logits * (1 / temp))
    y, cache = prompt, None
    while True:
        logits, cache = model(y[None], cache=cache)
        logits = logits[:, -1, :]
        y = sample(logits)
        yield y
for i, tok in zip(range(5), generate(tokens[0, :4], model)):
    print(tok.item(), end=" ")
print()
full, _ = model(tokens[:1])
c = None
steps = []
for t in range(16):
    o, c = model(tokens[:1, t:t + 1], cache=c)
    steps.append(o)
print(mx.abs(mx.concatenate(steps, axis=1) - full).max().item() < 1e-3)
def top_p(logits, p):
    probs = mx.softmax(logits, axis=-1)
    order = mx.argsort(-probs)
    sorted_probs = probs[order]
    cum = mx.cumsum(sorted_probs)
    kept = mx.where(cum - sorted_probs < p, sorted_probs, 0.0)
    return order, kept / kept.sum()
o, k = top_p(full[0, -1], 0.5)
print(o[:3], k[:3], (k > 0).sum())
half = tree_map(lambda p: p.astype(mx.float16), model.parameters())
model.update(half)
print(model(tokens[:1])[0].dtype, sum(v.nbytes for _, v in tree_flatten(model.parameters())))
model.save_weights("gpt.safetensors")
print(sorted(mx.load("gpt.safetensors"))[:3])

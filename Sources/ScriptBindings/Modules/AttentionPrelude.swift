/// Layers of `mlx.nn` for sequences: attention, transformers, positions, recurrent networks.
enum AttentionPrelude {
  static let text = positions + transformers + recurrent

  private static let positions = #"""
    class RoPE(Module):
        def __init__(self, dims, traditional=False, base=10000, scale=1.0):
            super().__init__()
            self.dims = dims
            self.traditional = traditional
            self.base = base
            self.scale = scale

        def _extra_repr(self):
            return f"{self.dims}, traditional={self.traditional}"

        def __call__(self, x, offset=0):
            return mx.fast.rope(x, self.dims, traditional=self.traditional, base=self.base,
                                scale=self.scale, offset=offset)

    class SinusoidalPositionalEncoding(Module):
        def __init__(self, dims, min_freq=0.0001, max_freq=1, scale=None, cos_first=False,
                     full_turns=False):
            super().__init__()
            if dims <= 0 or dims % 2 != 0:
                raise ValueError("[SinusoidalPositionalEncoding] dims must be positive and even "
                                 f"but got {dims}.")
            half = dims // 2
            falling = mx.array([1.0]) if half == 1 else 1 - mx.arange(0, half) / (half - 1)
            low, high = math.log(min_freq), math.log(max_freq)
            self._sigmas = mx.exp(falling * (high - low) + low)
            if full_turns:
                self._sigmas = self._sigmas * (2 * math.pi)
            self.scale = scale if scale is not None else (2 / dims) ** 0.5
            self.cos_first = cos_first

        def __call__(self, x):
            angles = x[..., None] * self._sigmas
            parts = [mx.sin(angles), mx.cos(angles)]
            y = mx.concatenate(parts[::-1] if self.cos_first else parts, axis=-1)
            return y if self.scale == 1 else y * self.scale

    class ALiBi(Module):
        @staticmethod
        def create_alibi_matrix(q_sequence_length, k_sequence_length, num_heads, offset=0,
                                dtype=mx.float32):
            queries = mx.arange(offset, q_sequence_length)[:, None]
            distance = -mx.abs(queries - mx.arange(0, k_sequence_length)[None, :])
            slope = ALiBi.create_alibi_slope(num_heads=num_heads, dtype=dtype)
            return (mx.expand_dims(distance, (0, 1)) * slope).astype(dtype)

        @staticmethod
        def create_alibi_slope(num_heads, dtype=mx.float32):
            def slopes(n):
                if math.log2(n).is_integer():
                    start = 2 ** (-(2 ** -(math.log2(n) - 3)))
                    return [start * start ** i for i in range(n)]
                lower = 2 ** math.floor(math.log2(n))
                return slopes(lower) + slopes(2 * lower)[0::2][:n - lower]
            return mx.expand_dims(mx.array(slopes(num_heads), dtype=dtype), axis=(-1, -2))

        def __call__(self, attention_scores, offset=0, mask=None):
            shape = attention_scores.shape
            bias = ALiBi.create_alibi_matrix(
                q_sequence_length=shape[-2] + offset, k_sequence_length=shape[-1],
                num_heads=shape[1], offset=offset, dtype=attention_scores.dtype)
            return attention_scores + (bias if mask is None else bias + mask)

    """#

  private static let transformers = #"""
    class MultiHeadAttention(Module):
        def __init__(self, dims, num_heads, query_input_dims=None, key_input_dims=None,
                     value_input_dims=None, value_dims=None, value_output_dims=None, bias=False):
            super().__init__()
            if dims % num_heads != 0:
                raise ValueError("The input feature dimensions should be divisible by the "
                                 f"number of heads ({dims} % {num_heads}) != 0")
            key_input_dims = key_input_dims or dims
            value_dims = value_dims or dims
            self.num_heads = num_heads
            self.query_proj = Linear(query_input_dims or dims, dims, bias=bias)
            self.key_proj = Linear(key_input_dims, dims, bias=bias)
            self.value_proj = Linear(value_input_dims or key_input_dims, value_dims, bias=bias)
            self.out_proj = Linear(value_dims, value_output_dims or dims, bias=bias)

        def _split(self, x):
            return mx.unflatten(x, -1, (self.num_heads, -1)).transpose(0, 2, 1, 3)

        def __call__(self, queries, keys, values, mask=None):
            queries = self._split(self.query_proj(queries))
            keys = self._split(self.key_proj(keys))
            values = self._split(self.value_proj(values))
            y = mx.fast.scaled_dot_product_attention(
                queries, keys, values, scale=math.sqrt(1 / queries.shape[-1]), mask=mask)
            return self.out_proj(y.transpose(0, 2, 1, 3).flatten(-2, -1))

        @staticmethod
        def create_additive_causal_mask(N, dtype=mx.float32):
            places = mx.arange(N)
            hidden = places[:, None] < places[None]
            return hidden.astype(dtype) * mx.finfo(dtype).min

    class TransformerEncoderLayer(Module):
        def __init__(self, dims, num_heads, mlp_dims=None, dropout=0.0, activation=relu,
                     norm_first=True):
            super().__init__()
            mlp_dims = mlp_dims or dims * 4
            self.attention = MultiHeadAttention(dims, num_heads)
            self.ln1 = LayerNorm(dims)
            self.ln2 = LayerNorm(dims)
            self.linear1 = Linear(dims, mlp_dims)
            self.linear2 = Linear(mlp_dims, dims)
            self.dropout1 = Dropout(dropout)
            self.dropout2 = Dropout(dropout)
            self.activation = activation
            self.norm_first = norm_first

        def _feed(self, x):
            return self.linear2(self.dropout2(self.activation(self.linear1(x))))

        def __call__(self, x, mask):
            if self.norm_first:
                y = self.ln1(x)
                x = x + self.dropout1(self.attention(y, y, y, mask))
                return x + self._feed(self.ln2(x))
            x = self.ln1(x + self.dropout1(self.attention(x, x, x, mask)))
            return self.ln2(x + self._feed(x))

    class TransformerEncoder(Module):
        def __init__(self, num_layers, dims, num_heads, mlp_dims=None, dropout=0.0,
                     activation=relu, norm_first=True, checkpoint=False):
            super().__init__()
            self.layers = [
                TransformerEncoderLayer(dims, num_heads, mlp_dims, dropout, activation,
                                        norm_first) for _ in range(num_layers)]
            self.ln = LayerNorm(dims)
            self.checkpoint = checkpoint

        def __call__(self, x, mask):
            for layer in self.layers:
                x = layer(x, mask)
            return self.ln(x)

    class TransformerDecoderLayer(Module):
        def __init__(self, dims, num_heads, mlp_dims=None, dropout=0.0, activation=relu,
                     norm_first=True):
            super().__init__()
            mlp_dims = mlp_dims or dims * 4
            self.self_attention = MultiHeadAttention(dims, num_heads)
            self.cross_attention = MultiHeadAttention(dims, num_heads)
            self.ln1 = LayerNorm(dims)
            self.ln2 = LayerNorm(dims)
            self.ln3 = LayerNorm(dims)
            self.linear1 = Linear(dims, mlp_dims)
            self.linear2 = Linear(mlp_dims, dims)
            self.dropout1 = Dropout(dropout)
            self.dropout2 = Dropout(dropout)
            self.dropout3 = Dropout(dropout)
            self.activation = activation
            self.norm_first = norm_first

        def _feed(self, x):
            return self.linear2(self.dropout3(self.activation(self.linear1(x))))

        def __call__(self, x, memory, x_mask, memory_mask):
            if self.norm_first:
                y = self.ln1(x)
                x = x + self.dropout1(self.self_attention(y, y, y, x_mask))
                y = self.ln2(x)
                x = x + self.dropout2(self.cross_attention(y, memory, memory, memory_mask))
                return x + self._feed(self.ln3(x))
            x = self.ln1(x + self.dropout1(self.self_attention(x, x, x, x_mask)))
            y = self.dropout2(self.cross_attention(x, memory, memory, memory_mask))
            x = self.ln2(x + y)
            return self.ln3(x + self._feed(x))

    class TransformerDecoder(Module):
        def __init__(self, num_layers, dims, num_heads, mlp_dims=None, dropout=0.0,
                     activation=relu, norm_first=True, checkpoint=False):
            super().__init__()
            self.layers = [
                TransformerDecoderLayer(dims, num_heads, mlp_dims, dropout, activation,
                                        norm_first) for _ in range(num_layers)]
            self.ln = LayerNorm(dims)
            self.checkpoint = checkpoint

        def __call__(self, x, memory, x_mask, memory_mask):
            for layer in self.layers:
                x = layer(x, memory, x_mask, memory_mask)
            return self.ln(x)

    class Transformer(Module):
        def __init__(self, dims=512, num_heads=8, num_encoder_layers=6, num_decoder_layers=6,
                     mlp_dims=None, dropout=0.0, activation=relu, custom_encoder=None,
                     custom_decoder=None, norm_first=True, checkpoint=False):
            super().__init__()
            options = (dims, num_heads, mlp_dims, dropout, activation, norm_first, checkpoint)
            self.encoder = (TransformerEncoder(num_encoder_layers, *options)
                            if custom_encoder is None else custom_encoder)
            self.decoder = (TransformerDecoder(num_decoder_layers, *options)
                            if custom_decoder is None else custom_decoder)

        def __call__(self, src, tgt, src_mask, tgt_mask, memory_mask):
            return self.decoder(tgt, self.encoder(src, src_mask), tgt_mask, memory_mask)

    """#

  private static let recurrent = #"""
    def _project(x, weight, bias):
        return x @ weight.T if bias is None else mx.addmm(bias, x, weight.T)

    class RNN(Module):
        def __init__(self, input_size, hidden_size, bias=True, nonlinearity=None):
            super().__init__()
            self.nonlinearity = nonlinearity or tanh
            if not callable(self.nonlinearity):
                raise ValueError(
                    f"Nonlinearity must be callable. Current value: {nonlinearity}.")
            scale = 1.0 / math.sqrt(hidden_size)
            self.hidden_size = hidden_size
            self.Wxh = _draw(scale, (hidden_size, input_size))
            self.Whh = _draw(scale, (hidden_size, hidden_size))
            self.bias = _draw(scale, (hidden_size,)) if bias else None

        def _extra_repr(self):
            return (f"input_dims={self.Wxh.shape[1]}, hidden_size={self.hidden_size}, "
                    f"nonlinearity={self.nonlinearity}, bias={self.bias is not None}")

        def __call__(self, x, hidden=None):
            x = _project(x, self.Wxh, self.bias)
            all_hidden = []
            for step in range(x.shape[-2]):
                new = x[..., step, :]
                if hidden is not None:
                    new = mx.addmm(new, hidden, self.Whh.T)
                hidden = self.nonlinearity(new)
                all_hidden.append(hidden)
            return mx.stack(all_hidden, axis=-2)

    class GRU(Module):
        def __init__(self, input_size, hidden_size, bias=True):
            super().__init__()
            self.hidden_size = hidden_size
            scale = 1.0 / math.sqrt(hidden_size)
            self.Wx = _draw(scale, (3 * hidden_size, input_size))
            self.Wh = _draw(scale, (3 * hidden_size, hidden_size))
            self.b = _draw(scale, (3 * hidden_size,)) if bias else None
            self.bhn = _draw(scale, (hidden_size,)) if bias else None

        def _extra_repr(self):
            return (f"input_dims={self.Wx.shape[1]}, hidden_size={self.hidden_size}, "
                    f"bias={self.b is not None}")

        def __call__(self, x, hidden=None):
            x = _project(x, self.Wx, self.b)
            size = self.hidden_size
            all_hidden = []
            for step in range(x.shape[-2]):
                gates, candidate = x[..., step, :-size], x[..., step, -size:]
                recurrent = self.bhn
                if hidden is not None:
                    projected = hidden @ self.Wh.T
                    gates = gates + projected[..., :-size]
                    recurrent = projected[..., -size:]
                    if self.bhn is not None:
                        recurrent = recurrent + self.bhn
                reset, keep = mx.split(mx.sigmoid(gates), 2, axis=-1)
                if recurrent is not None:
                    candidate = candidate + reset * recurrent
                new = (1 - keep) * mx.tanh(candidate)
                hidden = new if hidden is None else new + keep * hidden
                all_hidden.append(hidden)
            return mx.stack(all_hidden, axis=-2)

    class LSTM(Module):
        def __init__(self, input_size, hidden_size, bias=True):
            super().__init__()
            self.hidden_size = hidden_size
            scale = 1.0 / math.sqrt(hidden_size)
            self.Wx = _draw(scale, (4 * hidden_size, input_size))
            self.Wh = _draw(scale, (4 * hidden_size, hidden_size))
            self.bias = _draw(scale, (4 * hidden_size,)) if bias else None

        def _extra_repr(self):
            return (f"input_dims={self.Wx.shape[1]}, hidden_size={self.hidden_size}, "
                    f"bias={self.bias is not None}")

        def __call__(self, x, hidden=None, cell=None):
            x = _project(x, self.Wx, self.bias)
            all_hidden, all_cell = [], []
            for step in range(x.shape[-2]):
                gates = x[..., step, :]
                if hidden is not None:
                    gates = mx.addmm(gates, hidden, self.Wh.T)
                i, f, g, o = mx.split(gates, 4, axis=-1)
                new = mx.sigmoid(i) * mx.tanh(g)
                cell = new if cell is None else mx.sigmoid(f) * cell + new
                hidden = mx.sigmoid(o) * mx.tanh(cell)
                all_cell.append(cell)
                all_hidden.append(hidden)
            return mx.stack(all_hidden, axis=-2), mx.stack(all_cell, axis=-2)

    """#
}

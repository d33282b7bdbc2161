/// Layers of `mlx.nn` whose weights are quantized.
enum QuantizedPrelude {
  static let text = #"""
    class _Quantized(Module):
        def _pack(self, weight, group_size, bits, mode):
            self.group_size = group_size or 64
            self.bits = bits or 4
            self.mode = mode
            self.weight, self.scales, self.biases = mx.quantize(
                weight, self.group_size, self.bits, mode=mode)

        def _form(self):
            return {"group_size": self.group_size, "bits": self.bits, "mode": self.mode}

        def _times(self, x):
            return mx.quantized_matmul(x, self["weight"], self["scales"], self.get("biases"),
                                       transpose=True, **self._form())

        def _inputs(self):
            return self["weight"].shape[1] * 32 // self.bits

    class QuantizedLinear(_Quantized):
        def __init__(self, input_dims, output_dims, bias=True, group_size=None, bits=None,
                     mode="affine"):
            super().__init__()
            weight = _draw(math.sqrt(1 / input_dims), (output_dims, input_dims))
            self._pack(weight, group_size, bits, mode)
            if bias:
                self.bias = mx.zeros((output_dims,))
            self.freeze()

        @classmethod
        def from_linear(cls, linear_layer, group_size=None, bits=None, mode="affine"):
            outputs, inputs = linear_layer.weight.shape
            layer = cls(inputs, outputs, False, group_size, bits, mode)
            layer._pack(linear_layer.weight, group_size, bits, mode)
            if "bias" in linear_layer:
                layer.bias = linear_layer.bias
            return layer

        def _extra_repr(self):
            return (f"input_dims={self._inputs()}, output_dims={self['weight'].shape[0]}, "
                    f"bias={'bias' in self}, group_size={self.group_size}, bits={self.bits}, "
                    f"mode={self.mode}")

        def __call__(self, x):
            y = self._times(x)
            return y + self["bias"] if "bias" in self else y

    class QuantizedEmbedding(_Quantized):
        def __init__(self, num_embeddings, dims, group_size=None, bits=None, mode="affine"):
            super().__init__()
            weight = mx.random.normal(shape=(num_embeddings, dims), scale=math.sqrt(1 / dims))
            self._pack(weight, group_size, bits, mode)
            self.num_embeddings = num_embeddings
            self.dims = dims
            self.freeze()

        @classmethod
        def from_embedding(cls, embedding_layer, group_size=None, bits=None, mode="affine"):
            count, dims = embedding_layer.weight.shape
            layer = cls(count, dims, group_size, bits, mode)
            layer._pack(embedding_layer.weight, group_size, bits, mode)
            return layer

        def _extra_repr(self):
            return (f"{self.num_embeddings}, {self.dims}, group_size={self.group_size}, "
                    f"bits={self.bits}, mode={self.mode}")

        def __call__(self, x):
            return mx.dequantize(self["weight"][x], self["scales"][x], self["biases"][x],
                                 **self._form())

        def as_linear(self, x):
            return self._times(x)

    def quantize(model, group_size=None, bits=None, *, mode="affine", quantize_input=False,
                 class_predicate=None):
        wanted = class_predicate or (lambda _, module: hasattr(module, "to_quantized"))
        def changed(path, module):
            answer = wanted(path, module)
            if not answer:
                return module
            if not hasattr(module, "to_quantized"):
                raise ValueError(f"Unable to quantize model of type {type(module)}")
            if isinstance(answer, dict):
                return module.to_quantized(**answer)
            if not isinstance(answer, bool):
                raise ValueError("``class_predicate`` must return a bool or a dict of parameters "
                                 "to pass to ``to_quantized``")
            return module.to_quantized(group_size=group_size, bits=bits, mode=mode)
        model.update_modules(tree_map_with_path(changed, model.leaf_modules(),
                                                is_leaf=Module.is_module))

    """#
}

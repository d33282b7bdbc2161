/// Help for quantized matrices: see `HelpCatalogue` for the form.
enum QuantizationHelp {
  static let text = #"""
    # mlx.core

    ## quantize
    Numbers of the last axis as bits each, in groups of group_size with a scale and a bias: w is
    near scale * q + bias. [rows, n] gives [rows, n * bits / 32] packed as uint32, and scales and
    biases [rows, n / group_size]. The mode is affine; 2, 4 and 8 bits are here.
    >>> [part.shape for part in mx.quantize(mx.ones((2, 64)))]
    [(2, 8), (2, 1), (2, 1)]

    ## dequantize
    The matrix scale * q + bias that a quantized one stands for, of the scales' type.
    >>> mx.dequantize(*mx.quantize(mx.ones((2, 64)))).shape
    (2, 64)

    ## quantized_matmul
    x @ w.T, or x @ w without transpose, with w quantized: [..., n] and [rows, n] give [..., rows].
    >>> mx.quantized_matmul(mx.ones((1, 64)), *mx.quantize(mx.ones((3, 64))))
    array([[64, 64, 64]], dtype=float32)

    # mlx.nn

    ## QuantizedLinear
    A linear layer whose weight [output_dims, input_dims] is quantized and frozen.
    >>> nn.QuantizedLinear(64, 4)(mx.ones((1, 64))).shape
    (1, 4)

    ## QuantizedLinear.from_linear, Linear.to_quantized
    A linear layer with its weight quantized.
    >>> nn.Linear(64, 4).to_quantized(group_size=32, bits=8)
    QuantizedLinear(input_dims=64, output_dims=4, bias=True, group_size=32, bits=8, mode=affine)

    ## QuantizedEmbedding
    A table [num_embeddings, dims] that is quantized and frozen; rows by whole numbers.
    >>> nn.QuantizedEmbedding(10, 64)(mx.array([1, 2])).shape
    (2, 64)

    ## QuantizedEmbedding.from_embedding, Embedding.to_quantized
    A table with its rows quantized.
    >>> nn.Embedding(10, 64).to_quantized()
    QuantizedEmbedding(10, 64, group_size=64, bits=4, mode=affine)

    ## QuantizedEmbedding.as_linear
    The table as a linear layer without bias: [..., dims] gives [..., num_embeddings].
    >>> nn.QuantizedEmbedding(10, 64).as_linear(mx.ones((2, 64))).shape
    (2, 10)

    ## quantize
    Quantizes the layers of a model that can be, in their place; class_predicate(path, module) chooses,
    by True or False or by the arguments for one layer.
    >>> model = nn.Sequential(nn.Linear(64, 32), nn.ReLU())
    >>> nn.quantize(model, bits=8)
    >>> model.layers[0]
    QuantizedLinear(input_dims=64, output_dims=32, bias=True, group_size=64, bits=8, mode=affine)
    """#
}

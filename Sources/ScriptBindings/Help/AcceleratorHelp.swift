/// Help for `mlx.core.metal` and `mlx.core.cuda`: see `HelpCatalogue` for the form.
enum AcceleratorHelp {
  static let text = #"""
    # mlx.core.metal

    ## is_available
    Whether there is such a device: here there is none.
    >>> mx.cuda.is_available()
    False

    # mlx.core.cuda

    ## is_available
    Whether there is such a device: here there is none.
    >>> mx.cuda.is_available()
    False
    """#
}

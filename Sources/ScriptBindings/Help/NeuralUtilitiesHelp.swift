/// Help for `mlx.nn.utils`: see `HelpCatalogue` for the form.
enum NeuralUtilitiesHelp {
  static let text = #"""
    # mlx.nn.utils

    ## checkpoint
    A module's call that computes again in the backward pass instead of keeping what it needs:
    less memory, more time.
    >>> from mlx.nn.utils import checkpoint
    >>> checkpoint(nn.Linear(3, 2))(mx.ones((1, 3))).shape
    (1, 2)
    """#
}

/// Help for what only arrays have: see `HelpCatalogue` for the form.
enum ArrayHelp {
  static let text = #"""
    # mlx.core.array

    ## T
    The array with its axes reversed.
    >>> mx.ones((2, 3)).T.shape
    (3, 2)

    ## mT
    The array with its last two axes swapped.
    >>> mx.ones((4, 2, 3)).mT.shape
    (4, 3, 2)

    ## at
    For updates that add up where places repeat: a.at[index].add(values), .subtract, .multiply,
    .divide, .maximum, .minimum.
    >>> mx.zeros((3,)).at[mx.array([1, 1])].add(1)
    array([0, 2, 0], dtype=float32)

    ## dtype
    The element type.
    >>> mx.array([1.0]).dtype
    mlx.core.float32

    ## item
    The value of an array of one element, as a number of the language.
    >>> mx.array(2.5).item()
    2.5

    ## itemsize
    Bytes of one element.
    >>> mx.array([1.0]).itemsize
    4

    ## nbytes
    Bytes of all elements.
    >>> mx.ones((2, 3)).nbytes
    24

    ## ndim
    The number of axes.
    >>> mx.ones((2, 3)).ndim
    2

    ## shape
    The lengths of the axes.
    >>> mx.ones((2, 3)).shape
    (2, 3)

    ## size
    The number of elements.
    >>> mx.ones((2, 3)).size
    6

    ## tolist
    The elements as nested lists of numbers.
    >>> mx.array([[1, 2], [3, 4]]).tolist()
    [[1, 2], [3, 4]]
    """#
}

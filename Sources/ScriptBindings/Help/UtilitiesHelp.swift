/// Help for `mlx.utils`: see `HelpCatalogue` for the form.
enum UtilitiesHelp {
  static let text = #"""
    # mlx.utils

    ## tree_flatten
    The leaves of a tree of dicts and lists, with their paths: [(path, leaf), …].
    >>> from mlx.utils import tree_flatten
    >>> tree_flatten({'a': [1, 2]})
    [('a.0', 1), ('a.1', 2)]

    ## tree_unflatten
    The tree of such a list.
    >>> from mlx.utils import tree_unflatten
    >>> tree_unflatten([('a.0', 1), ('a.1', 2)])
    {'a': [1, 2]}

    ## tree_map
    A function applied to the leaves of one tree, or of several of one form.
    >>> from mlx.utils import tree_map
    >>> tree_map(lambda x: x + 1, {'a': [1, 2]})
    {'a': [2, 3]}

    ## tree_map_with_path
    The same, the function being given the path first.
    >>> from mlx.utils import tree_map_with_path
    >>> tree_map_with_path(lambda path, x: path, {'a': [1, 2]})
    {'a': ['a.0', 'a.1']}

    ## tree_merge
    Two trees as one; a function joins leaves that both have.
    >>> from mlx.utils import tree_merge
    >>> tree_merge({'a': 1}, {'b': 2})['b']
    2

    ## tree_reduce
    A function of two folded over the leaves.
    >>> from mlx.utils import tree_reduce
    >>> tree_reduce(lambda a, b: a + b, {'a': [1, 2]}, 0)
    3
    """#
}

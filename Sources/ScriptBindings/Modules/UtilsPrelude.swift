/// `mlx.utils`: trees of arrays.
enum UtilsPrelude {
  static let text = #"""
    import mlx.core as mx

    def _like(tree, items):
        # A tuple with named fields takes them one by one.
        return type(tree)(*items) if hasattr(tree, "_fields") else type(tree)(items)

    def tree_map(fn, tree, *rest, is_leaf=None):
        if is_leaf is not None and is_leaf(tree):
            return fn(tree, *rest)
        if isinstance(tree, (list, tuple)):
            return _like(tree, [tree_map(fn, child, *(r[i] for r in rest), is_leaf=is_leaf)
                                for i, child in enumerate(tree)])
        if isinstance(tree, dict):
            return {k: tree_map(fn, child, *(r[k] for r in rest), is_leaf=is_leaf)
                    for k, child in tree.items()}
        return fn(tree, *rest)

    def tree_map_with_path(fn, tree, *rest, is_leaf=None, path=None):
        if is_leaf is not None and is_leaf(tree):
            return fn(path, tree, *rest)
        prefix = f"{path}." if path else ""
        if isinstance(tree, (list, tuple)):
            return _like(tree, [
                tree_map_with_path(fn, child, *(r[i] for r in rest), is_leaf=is_leaf,
                                   path=f"{prefix}{i}") for i, child in enumerate(tree)])
        if isinstance(tree, dict):
            return {k: tree_map_with_path(fn, child, *(r[k] for r in rest), is_leaf=is_leaf,
                                          path=f"{prefix}{k}") for k, child in tree.items()}
        return fn(path, tree, *rest)

    def tree_flatten(tree, prefix="", is_leaf=None, destination=None):
        if destination is None:
            destination = []
        elif not isinstance(destination, (list, dict)):
            raise ValueError("Destination should be either a list or a dictionary or None")
        if is_leaf is not None and is_leaf(tree):
            pass
        elif isinstance(tree, (list, tuple)):
            for i, child in enumerate(tree):
                tree_flatten(child, f"{prefix}.{i}", is_leaf, destination)
            return destination
        elif isinstance(tree, dict):
            for key, child in tree.items():
                tree_flatten(child, f"{prefix}.{key}", is_leaf, destination)
            return destination
        if isinstance(destination, dict):
            destination[prefix[1:]] = tree
        else:
            destination.append((prefix[1:], tree))
        return destination

    def tree_unflatten(tree):
        items = list(tree.items()) if isinstance(tree, dict) else list(tree)
        if len(items) == 1 and items[0][0] == "":
            return items[0][1]
        children = {}
        for key, value in items:
            parts = key.split(".", 1)
            rest = parts[1] if len(parts) > 1 else ""
            children.setdefault(parts[0], []).append((rest, value))
        try:
            numbered = {int(key): key for key in children}
        except ValueError:
            numbered = None
        # A list where all keys are numbers, no two of them the same one.
        if numbered is not None and len(numbered) == len(children):
            result = []
            for number, key in sorted(numbered.items()):
                result.extend([{} for _ in range(number - len(result))])
                result.append(tree_unflatten(children[key]))
            return result
        return {key: tree_unflatten(value) for key, value in children.items()}

    def tree_reduce(fn, tree, initializer=None, is_leaf=None):
        accumulator = initializer
        if is_leaf is not None and is_leaf(tree):
            return tree if accumulator is None else fn(accumulator, tree)
        if isinstance(tree, (list, tuple)):
            for item in tree:
                accumulator = tree_reduce(fn, item, accumulator, is_leaf)
            return accumulator
        if isinstance(tree, dict):
            for item in tree.values():
                accumulator = tree_reduce(fn, item, accumulator, is_leaf)
            return accumulator
        return tree if accumulator is None else fn(accumulator, tree)

    def tree_merge(tree_a, tree_b, merge_fn=None):
        def is_empty(tree):
            return isinstance(tree, (dict, list, tuple)) and len(tree) == 0
        if is_empty(tree_a) and is_empty(tree_b):
            if type(tree_a) is not type(tree_b):
                raise ValueError(
                    f"Cannot merge {type(tree_a).__name__} with {type(tree_b).__name__}")
            return type(tree_a)()
        a = None if is_empty(tree_a) else tree_a
        b = None if is_empty(tree_b) else tree_b
        if (a is None) != (b is None):
            return b if a is None else a
        if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
            count = max(len(a), len(b))
            pad = lambda tree: list(tree) + [None] * (count - len(tree))
            return _like(a, [tree_merge(x, y, merge_fn) for x, y in zip(pad(a), pad(b))])
        if isinstance(a, dict) and isinstance(b, dict):
            keys = list(a) + [key for key in b if key not in a]
            return {key: tree_merge(a.get(key), b.get(key), merge_fn) for key in keys}
        if merge_fn is None:
            raise ValueError("Trees contain elements at the same locations but no merge "
                             "function was provided")
        return merge_fn(a, b)
    """#
}

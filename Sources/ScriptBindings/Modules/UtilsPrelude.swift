/// `mlx.utils`: trees of arrays.
enum UtilsPrelude {
  static let text = #"""
    import mlx.core as mx

    def tree_map(fn, tree, *rest, is_leaf=None):
        if is_leaf is not None and is_leaf(tree):
            return fn(tree, *rest)
        if isinstance(tree, list):
            return [tree_map(fn, child, *(r[i] for r in rest), is_leaf=is_leaf)
                    for i, child in enumerate(tree)]
        if isinstance(tree, tuple):
            return tuple([tree_map(fn, child, *(r[i] for r in rest), is_leaf=is_leaf)
                          for i, child in enumerate(tree)])
        if isinstance(tree, dict):
            return {k: tree_map(fn, child, *(r[k] for r in rest), is_leaf=is_leaf)
                    for k, child in tree.items()}
        return fn(tree, *rest)

    def tree_flatten(tree, prefix="", is_leaf=None, destination=None):
        if destination is None:
            destination = []
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
        if children and all(key.isdigit() for key in children):
            numbered = sorted((int(key), key) for key in children)
            result = []
            for number, key in numbered:
                while len(result) < number:
                    result.append({})
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
    """#
}

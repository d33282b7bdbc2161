def walk(tree, depth=0):
    for name, branch in tree.items():
        got = yield name, depth
        yield from walk(branch, depth + 1)
    squares = [x * x for x in tree if x for y in x]
    return (f"{name!r:>{depth}}, {got}" for name in {k: v for k, v in squares})

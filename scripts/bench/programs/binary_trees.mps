# Binary trees of objects, made and walked.
class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))

def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)

def run(depth):
    long_lived = make(depth)
    total = 0
    for d in range(4, depth + 1, 4):
        for _ in range(1 << (depth - d)):
            total += check(make(d))
    return total + check(long_lived)

print(run(16))

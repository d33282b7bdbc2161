"""What a module says of itself."""
total: int = 0


def counter(start):
    """Counts."""
    count = start

    def step(by: int = 1, *, quiet=False) -> int:
        nonlocal count
        count += by
        return count

    return step, lambda: count


class Point(Base, kind="flat"):
    x: float = 0.0

    def __init__(self, x):
        super().__init__()
        self.x = x

    @property
    def twice(self):
        return self.x * 2

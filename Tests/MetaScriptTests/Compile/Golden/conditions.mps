def f(a, b, c):
    if a < b <= c and not (a is None or c in (1, 2)):
        return a or b
    while a != 0:
        a -= 1
    return 1 if a < 2 < b else -b


def g(command):
    match command:
        case ["go", "north" | "south" as way] if way:
            return way
        case {"x": int(x), **rest}:
            return x, rest
        case Point(x=0) | None:
            return command

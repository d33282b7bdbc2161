"""Scenarios: functions that use a session and say what must hold."""

SCENARIOS: list[tuple[str, object]] = []


def scenario(name: str):
    """Adds a function to the scenarios; the name says which rule it checks."""

    def add(function):
        SCENARIOS.append((name, function))
        return function

    return add


def expect(condition: bool, what: str, seen: object = "") -> None:
    if not condition:
        raise AssertionError(f"{what}; saw:\n{seen}" if seen != "" else what)


def expect_equal(seen: object, wanted: object) -> None:
    expect(seen == wanted, f"wanted {wanted!r}", repr(seen))


def expect_in(wanted: str, seen: str) -> None:
    expect(wanted in seen, f"wanted {wanted!r} in it", seen)

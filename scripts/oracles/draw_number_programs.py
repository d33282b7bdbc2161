#!/usr/bin/env python3
"""Draws language programs of many small cases on numbers, strings and their formatting.

    scripts/oracles/draw_number_programs.py [SEED]

writes `many_*.mps` below Tests/MetaScriptTests/Programs; `scripts/oracles/record-programs` then
records what CPython 3.11.7 prints for them. Another seed draws other cases, for comparing a build
with `python3` beyond what is committed.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path

PROGRAMS = Path(__file__).resolve().parents[2] / "Tests" / "MetaScriptTests" / "Programs"
draw = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 311)

HEAD = """# {rule}
def case(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)
"""

WORDS = [
    "", "a", "A", "ab", "abc", "Hello World", "  x  y ", "tab\tx", "a,b,,c", "ÀÉÎ", "straße",
    "ΑΣ ΣΑΣ", "ﬁne", "İı", "日本", "😀a😀", "aXbXc", "123", "½²", "Ⅷ", "line1\nline2\r\nline3\rx",
    "\x1cq\x85", "don't stop", "they're bill's", "aaa", "AbCd", "ǆaǅ", "a.b", "--x--", "0x1F",
    "_id1", "9a", "\u3000x\u2003", "ὈΔΥΣΣΕΎΣ", "ß", "ŉ", "ᾳ", "Ꭰꭰ", "\x00\n",
]


def integer() -> str:
    edge = [0, 1, -1, 7, -42, 255, 1234567, -9876543, 10**18, 2**63, -(2**63), 2**64 + 3, 10**30]
    return str(draw.choice(edge + [draw.getrandbits(100), draw.randrange(-(10**6), 10**6)]))


def real() -> str:
    edge = [0.0, -0.0, 1.0, -1.5, 3.14159, 1e100, -1e-7, 123456.789, 1e16, 1e15, 5e-324,
            float("inf"), -float("inf"), float("nan"), 0.1, 2.675, 1e22, -0.0001, 999999.5]
    drawn = [draw.uniform(-1000, 1000), draw.gauss(0, 1) * 10 ** draw.randrange(-10, 20)]
    text = repr(draw.choice(edge + drawn))
    return f"float('{text}')" if text.strip("-") in ("inf", "nan") else text


def word() -> str:
    return repr(draw.choice(WORDS))


def specification(types: list[str]) -> str:
    fill = draw.choice(["", "*", "0", " ", "é", "😀", "<"]) + draw.choice("<>=^")
    parts = [
        fill if draw.random() < 0.4 else "",
        draw.choice(["", "", "", "+", "-", " "]),
        "z" if draw.random() < 0.1 else "",
        "#" if draw.random() < 0.2 else "",
        "0" if draw.random() < 0.2 else "",
        draw.choice(["", "", "3", "8", "12", "25"]),
        draw.choice(["", "", "", ",", "_"]),
        draw.choice(["", "", "", ".0", ".1", ".2", ".5", ".10", ".20"]),
        draw.choice(types),
        draw.choice("q,._") if draw.random() < 0.02 else "",
    ]
    return "".join(parts)


def format_case() -> str:
    value, types = draw.choice([
        (integer(), ["", "d", "b", "o", "x", "X", "c", "n", "e", "f", "g", "%", "s", "E"]),
        (real(), ["", "e", "f", "g", "E", "F", "G", "%", "n", "d"]),
        (repr(draw.choice(["", "a", "hello", "héllo", "日本語", "😀x"])), ["", "s", "", "d"]),
        (draw.choice(["True", "False"]), ["", "d", "x", "s", "f"]),
    ])
    return f"format({value}, {specification(types)!r})"


def percent_case() -> str:
    template, values = "", []
    for _ in range(draw.randrange(1, 3)):
        flags = "".join(draw.choice("-+ #0") for _ in range(draw.choice([0, 0, 1, 2])))
        template += draw.choice(["", " ", "%%", "é"]) + "%" + flags
        template += draw.choice(["", "", "5", "12"]) + draw.choice(["", "", ".0", ".3", ".10", "."])
        template += draw.choice("diouxXeEfFgGcrsa" * 3 + "z%lh")
        values.append(draw.choice([integer(), integer(), real(), real(), word()]))
    if draw.random() < 0.1:
        values = values + ["1"] if draw.random() < 0.5 else values[:-1]
    return f"{template!r} % ({''.join(value + ',' for value in values)})"


def template_case() -> str:
    fields = ["{}", "{0}", "{1}", "{a}", "{{", "}}", "{", "}", "x", "{0!r}", "{!s:>5}", "{a[k]}",
              "{0.real}", "{b[0]}", "{b[-1]}", "{:{}}", "{:>{w}}", "{0[0]}", "{a.x}", "{!x}",
              "{:d}", "{0:5}", "{a!a}", "{b[0][1]}", "{5}", "{0:{1}}", "{:{:{}}}", "é", "{[}",
              "{a[}", "{0!r:^9}", "{ a}", "{:,}"]
    template = "".join(draw.choice(fields) for _ in range(draw.randrange(1, 4)))
    first, second = draw.choice(["1", "2.5", "'x'"]), draw.choice(["3", "'8'", "'>4'"])
    return f"{template!r}.format({first}, {second}, a={{'k': 1}}, b=[[1, 2], 'z'], w=6)"


def operation_case() -> str:
    operator = draw.choice("+ - * / // % ** << >> & | ^ < <= == !=".split())
    first = integer() if draw.random() < 0.6 else real()
    second = draw.choice([integer(), real(), "3", "-2", "0", "0.0", "True"])
    if operator in ("**", "<<", ">>"):
        second = draw.choice(["0", "1", "2", "3", "10", "64", "100", "-1", "-3", "2.0"])
    digits = draw.choice(["0", "1", "2", "-1", "-2", "-5", "15", "400", "-400", "None"])
    return draw.choice([f"({first}) {operator} ({second})"] * 6 + [
        f"divmod({first}, {second})", f"round({first}, {digits})",
        f"({first}).as_integer_ratio()", f"int({first})", f"str({first})",
        f"pow({integer()}, {draw.choice([integer(), '5', '-1'])}, {integer()})",
    ])


def string_case() -> str:
    plain = ("upper lower casefold capitalize title swapcase strip lstrip rstrip split rsplit "
             "splitlines isalpha isdecimal isdigit isnumeric isalnum isspace isprintable isascii "
             "isidentifier islower isupper istitle expandtabs").split()
    part = repr(draw.choice(["", "a", "X", "ab", "é", "日", "😀", ",", "Σ", " "]))
    bounds = draw.choice(["", ", 1", ", 0, 3", ", -2", ", None, -1"])
    count = draw.choice(["", ", 1", ", 0", ", -1", ", 2"])
    find = draw.choice("find rfind index rindex count startswith endswith".split())
    split = draw.choice(["split", "rsplit"])
    justify = draw.choice(["center", "ljust", "rjust"])
    calls = [f"{draw.choice(plain)}()"] * 6 + [
        f"{find}({part}{bounds})", f"replace({word()}, {word()}{count})",
        f"{split}({draw.choice(['None', part, '1'])}{count})", f"{split}(None{count})",
        f"{draw.choice(['partition', 'rpartition'])}({part})",
        f"{justify}({draw.choice([0, 3, 5, 8, 12])}, {draw.choice(['chr(42)', part])})",
        f"zfill({draw.choice([0, 3, 8])})", f"strip({part})", f"removeprefix({part})",
        f"removesuffix({part})", "splitlines(True)", f"join([{word()}, {word()}])",
        "translate({97: 'z', 98: None, 65: 66})", "translate(str.maketrans('ab', 'xy', 'c'))",
        "__len__()", f"__contains__({part})",
    ]
    receiver = word()
    readings = [f"int({receiver})", f"float({receiver})", f"int({receiver}, 0)",
                f"{receiver} < {word()}", f"{receiver}[::-1]", f"ord({receiver})"]
    return f"{receiver}.{draw.choice(calls)}" if draw.random() < 0.85 else draw.choice(readings)


def math_case() -> str:
    unary = ("sqrt cbrt exp exp2 expm1 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh "
             "atanh erf erfc fabs degrees radians gamma lgamma log log2 log10 floor ceil trunc "
             "frexp modf ulp isnan isinf isfinite").split()
    binary = "pow fmod remainder atan2 copysign nextafter log hypot isclose".split()
    x = draw.choice([real(), integer(), repr(draw.uniform(-3, 3)), repr(draw.uniform(-180, 180))])
    y = draw.choice([real(), integer(), "2", "0", "0.5"])
    several = ", ".join(real() for _ in range(draw.randrange(6)))
    point = ", ".join(repr(draw.uniform(-10, 10)) for _ in range(3))
    return "math." + draw.choice([f"{draw.choice(unary)}({x})"] * 6 + [
        f"{draw.choice(binary)}({x}, {y})", f"{draw.choice(binary)}({x}, {y})",
        f"{draw.choice(['comb', 'perm'])}({draw.randrange(-2, 80)}, {draw.randrange(-2, 60)})",
        f"{draw.choice(['gcd', 'lcm'])}({integer()}, {integer()})",
        f"isqrt({draw.getrandbits(150)})", f"factorial({draw.randrange(-2, 60)})",
        f"ldexp({x}, {draw.choice([0, 1, -1, 100, -1074, 2000, -2000, 53])})",
        f"fsum([{several}])", f"hypot({point})", f"dist([{x}, 1.5], [{y}, 2])",
    ])


def random_case() -> str:
    if draw.random() < 0.2:
        seed = draw.choice([integer(), repr(draw.uniform(-5, 5)), "True", "'seed'", repr("é日" * 60)])
        return f"random.seed({seed})"
    bits = draw.choice([0, 1, 5, 31, 32, 33, 53, 63, 64, 65, 100, 700])
    low, high = draw.randrange(-5, 5), draw.randrange(-5, 50)
    return "random." + draw.choice([
        "random()", f"getrandbits({bits})", f"randrange({draw.choice([1, 10, 0, 10**20])})",
        f"randrange({low}, {high}, {draw.choice([1, 2, -1, 3, 0])})", f"randint({low}, {high})",
        "choice('abcdef')", "choice([])", "choices(range(10), k=4)",
        "choices('abc', weights=[1, 2, 3], k=4)", "choices('abc', [1, 2], k=4)",
        f"sample(range({draw.choice([5, 30, 1000])}), {draw.randrange(9)})",
        "sample({1, 2}, 1)", "sample(['a', 'b'], counts=[3, 4], k=5)", "uniform(1, 10)",
        "triangular()", "triangular(0, 10, 3)", "gauss()", "gauss(5, 2)", "normalvariate(1, 3)",
        "expovariate(2)", "expovariate(0)", "betavariate(2, 3)", "gammavariate(0.5, 2)",
        "gammavariate(3, 2)", "gammavariate(-1, 2)", "lognormvariate(0, 1)",
        "vonmisesvariate(1, 2)", "paretovariate(3)", "weibullvariate(1, 1.5)",
        "Random(5).random()", "Random('q').randint(1, 9)",
    ])


def write(name: str, rule: str, make: Callable[[], str], count: int, before: str = "") -> None:
    lines = [HEAD.format(rule=rule) + before]
    lines += [f"case(lambda: {make()})" for _ in range(count)]
    (PROGRAMS / f"{name}.mps").write_text("\n".join(lines) + "\n")


write("formatting/many_specifications", "format() takes any specification or says why not.",
      format_case, 900)
write("formatting/many_percents", "`%` formats as C's printf does, with Python's errors.",
      percent_case, 700)
write("formatting/many_templates", "str.format fills every kind of field.", template_case, 500)
write("integers/many_operations", "Operators on numbers of all kinds and sizes.",
      operation_case, 900)
write("strings/many_calls", "Methods of str on texts of many scripts.", string_case, 1200)
write("modules_math/many_calls", "Functions of math at ordinary and extreme places.",
      math_case, 900, "import math")
write("modules_random/many_draws", "Every draw from a seeded stream is CPython's.",
      random_case, 700, "import random\nrandom.seed(1)")

#!/usr/bin/env python3
"""Records how CPython 3.11.7 reads, writes, hashes and divides numbers.

    scripts/oracles/number_conversions.py

writes Tests/MetaScriptTests/Numbers/Fixtures/*.txt: one case a line, fields separated by tabs,
floats as hexadecimal bit patterns, so that no reader of decimals stands between.
"""

import random
import struct
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "Tests/MetaScriptTests/Numbers/Fixtures"
draw = random.Random(311)


def bits(x: float) -> str:
    return struct.pack(">d", x).hex()


def some_float() -> float:
    kind = draw.randrange(6)
    if kind == 0:
        return struct.unpack(">d", draw.randbytes(8))[0]
    if kind == 1:
        return round(draw.uniform(-1000, 1000), draw.randrange(6))
    if kind == 2:
        return draw.randrange(-10**6, 10**6) / 2 ** draw.randrange(12)
    if kind == 3:
        return draw.choice([1, -1]) * 10.0 ** draw.randrange(-30, 30) * draw.choice([1, 5, 0.5])
    if kind == 4:
        return draw.choice([0.0, -0.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
                            1e16, 1e15, 9999999999999998.0, 1e-4, 9.999e-5, 1e-5, 1e22, 1e23,
                            float("inf"), float("nan"), -float("inf"), 0.5, 1.5, 2.5, 2.675])
    return draw.gauss(0, 1) * 10 ** draw.randrange(-8, 20)


def write(name: str, lines: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = "\n".join(lines) + "\n"
    assert len(text.encode()) <= 65_536, name
    (FOLDER / f"{name}.txt").write_text(text)


def digits() -> list[str]:
    lines = []
    for _ in range(900):
        x = some_float()
        code = draw.choice("efg")
        precision = draw.choice([0, 1, 2, 3, 6, 10, 15, 17, 20])
        lines.append(f"{bits(x)}\t{x!r}\t{hash(x) if x == x else 0}\t{code}{precision}\t"
                     f"{x:.{precision}{code}}")
    return [line for line in lines if len(line) < 200]


def readings() -> list[str]:
    texts = ["", " ", "1", "+1", "-1", "--1", "1_0", "1__0", "_1", "1_", "1_.0", "1._0", "1.", ".",
             ".5", "5.e3", "1e", "1e+", "1e5", "1E-5", "1e1_0", "1e_1", "inf", "-Infinity", "nan",
             "infi", "NaN", "+nan", " 1.5\n", "1 5", "0x10", "0x1p3", "1e400", "1e-400", "٣.٥",
             "\u30001\u2003", "1\u00e9", "1.7976931348623159e308", "4.9e-324", "2.4703282292062327e-324",
             "9007199254740993", "1" * 400, "0." + "3" * 300, "1,5", "١_٠", "1e٣"]
    for _ in range(250):
        texts.append(repr(some_float()))
        texts.append("".join(draw.choice("0123456789_.eE+- ") for _ in range(draw.randrange(1, 7))))
    lines = []
    for text in texts:
        try:
            result = bits(float(text))
        except ValueError:
            result = "invalid"
        lines.append(f"{text.encode().hex()}\t{result}")
    return lines


def integers() -> list[str]:
    lines = []
    for _ in range(900):
        base = draw.choice([0, 10, 10, 2, 8, 16, 36])
        text = "".join(draw.choice("0123456789_abxozf ") if draw.random() < 0.2 else
                       draw.choice("01" if base == 2 else "1234567") for _ in range(draw.randrange(1, 30)))
        text = draw.choice(["", "", "-", "+", " ", "0x", "0b", "0o", "-0X_", "0", "00"]) + text
        try:
            result = hex(int(text, base))
        except ValueError:
            result = "invalid"
        lines.append(f"{base}\t{text}\t{result}")
    return lines


def divisions() -> list[str]:
    lines = []
    for _ in range(400):
        a = draw.getrandbits(draw.choice([8, 60, 64, 70, 200])) * draw.choice([1, -1])
        b = (draw.getrandbits(draw.choice([3, 30, 64, 65, 130])) or 1) * draw.choice([1, -1])
        if draw.random() < 0.2:
            a = b * draw.getrandbits(40)
        shift = draw.randrange(140)
        lines.append(f"{a}\t{b}\t{a // b}\t{a % b}\t{a >> shift}\t{shift}\t{hash(a)}")
    return lines


def float_divisions() -> list[str]:
    lines = []
    while len(lines) < 400:
        a, b = some_float(), some_float()
        if draw.random() < 0.3:
            a, b = float(draw.randrange(-30, 30)), draw.choice([0.1, 3.0, -3.0, 0.5, -7.25])
        if b == 0 or a != a or b != b or a in (float("inf"), -float("inf")):
            continue
        lines.append(f"{bits(a)}\t{bits(b)}\t{bits(a // b)}\t{bits(a % b)}")
    return lines


if __name__ == "__main__":
    if sys.version_info[:3] != (3, 11, 7):
        sys.exit("numbers.py records CPython 3.11.7")
    write("float-digits", digits())
    write("float-readings", readings())
    write("integer-readings", integers())
    write("integer-divisions", divisions())
    write("float-divisions", float_divisions())

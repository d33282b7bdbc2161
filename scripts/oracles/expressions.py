#!/usr/bin/env python3
"""Checks the table of `Tests/ScriptBindingsTests/ExpressionTests.swift` against MLX 0.32.4.

Each line of the table is an expression, ` => `, and what MLX prints for it or raises. Lines that
MLX answers otherwise are printed as they should be; `--record` writes them.
"""

import pathlib
import re
import sys

import mlx.core as mx
import mlx.nn as nn
import mlx.utils as mu

PATH = pathlib.Path(__file__).parents[2] / "Tests/ScriptBindingsTests/ExpressionTests.swift"


def inplace(operator, array, value):
    names = {"array": array, "value": value}
    exec(f"array {operator}= value", names)
    return names["array"]


class Slices:
    def __getitem__(self, index):
        return index


slice_of = Slices()


def assign(index, values):
    array = mx.zeros((2, 3, 4))
    array[index] = values
    return array.sum()


def answer(expression):
    try:
        return re.sub(r"\s+", " ", repr(eval(expression)))
    except TypeError:
        return "TypeError"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


lines = PATH.read_text().split("\n")
start = next(place for place, line in enumerate(lines) if "let table" in line)
for place, line in enumerate(lines):
    if place < start or " => " not in line:
        continue
    expression = line.strip().split(" => ")[0]
    new = f"    {expression} => {answer(expression)}"
    if new != line:
        print(new)
        lines[place] = new
if "--record" in sys.argv:
    PATH.write_text("\n".join(lines))

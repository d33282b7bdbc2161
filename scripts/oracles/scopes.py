#!/usr/bin/env python3
"""Writes what CPython 3.11's symbol tables say of each program in a file, for MetaScript's tests.

usage: scopes.py PROGRAMS > SCOPES

Programs are separated by lines of `# ---`. The notation is that of the Swift type `ScopeDump`.
"""
import inspect
import re
import symtable
import sys
import types
from _symtable import DEF_BOUND, DEF_FREE_CLASS, USE, SCOPE_MASK, SCOPE_OFF

# What CPython's symbol tables leave out is left out here too: whether a function is a generator is
# read from its code object, and a class's own cell `__class__` is not shown.
SCOPES = {1: "local", 2: "explicit", 3: "implicit", 4: "free", 5: "cell"}
NAMES = {"top": "<module>", "lambda": "<lambda>", "listcomp": "<listcomp>",
         "setcomp": "<setcomp>", "dictcomp": "<dictcomp>", "genexpr": "<genexpr>"}


def lines(table, path, code):
    name = NAMES.get(table.get_name(), table.get_name())
    path = path + [name]
    words = ["/".join(path)]
    if code.co_flags & inspect.CO_GENERATOR:
        words.append("generator")
    parameters = []
    if table.get_type() == "function" and not name.endswith(("comp>", "expr>")):
        parameters = table.get_parameters()
    words.append(f"({','.join(parameters)})")
    through = []
    for symbol in sorted(table._table.symbols):
        flags = table._table.symbols[symbol]
        if symbol == ".0":
            continue
        scope = SCOPES[(flags >> SCOPE_OFF) & SCOPE_MASK]
        if table.get_type() == "module" and scope == "explicit":
            # Declared global in a function; in the module itself it is a name like any other.
            if not flags & (DEF_BOUND | USE):
                continue
            scope = "local"
        if table.get_type() == "class":
            if flags & DEF_FREE_CLASS and scope != "free":
                through.append(symbol)
        words.append(f"{symbol}={scope}")
    words += [f"{symbol}=through" for symbol in through]
    yield " ".join(words)
    codes = [c for c in code.co_consts if isinstance(c, types.CodeType)]
    for child in table.get_children():
        name = NAMES.get(child.get_name(), child.get_name())
        matching = next(c for c in codes if c.co_name == name)
        codes.remove(matching)
        yield from lines(child, path, matching)


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    for number, program in enumerate(re.split(r"^# ---\n", text, flags=re.M)):
        if number:
            print("# ---")
        table = symtable.symtable(program, "x", "exec")
        print("\n".join(sorted(lines(table, [], compile(program, "x", "exec")))))


main()

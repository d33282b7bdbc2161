#!/usr/bin/env python3
"""Writes the tokens of each program in a file as CPython 3.11's `tokenize` gives them.

usage: tokens.py PROGRAMS > TOKENS

Programs are separated by lines of `# ---`. The notation is that of the Swift type `TokenDump`.
"""
import io
import re
import sys
import tokenize


def lines(program):
    for token in tokenize.generate_tokens(io.StringIO(program).readline):
        kind = tokenize.tok_name[token.type]
        if kind in ("COMMENT", "NL"):
            continue
        if kind in ("NEWLINE", "INDENT", "DEDENT", "ENDMARKER"):
            yield kind
        else:
            (line, column), (end_line, end_column) = token.start, token.end
            yield f"{kind} {token.string!a} {line}:{column}-{end_line}:{end_column}"


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    for number, program in enumerate(re.split(r"^# ---\n", text, flags=re.M)):
        if number:
            print("# ---")
        print("\n".join(lines(program)))


main()

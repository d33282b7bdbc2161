#!/usr/bin/env python3
"""Runs failing programs under CPython 3.11 and writes what it prints, for the renderer's tests.

usage: tracebacks.py PROGRAMS > TRACEBACKS.json

Programs are separated by lines of `# ---`. For each the output holds its text, the frames of every
exception in the chain (function, and the place of the instruction as line and byte column), and
the traceback that CPython prints.
"""
import io
import json
import linecache
import re
import sys
import tempfile


def frames(traceback, path):
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == path:
            place = list(code.co_positions())[traceback.tb_lasti // 2]
            line, end_line, column, end_column = place
            yield [code.co_name, line, column, end_line, end_column]
        traceback = traceback.tb_next


def chain(error, path, connection=None):
    """The exceptions that led to `error`, oldest first, each with its connection to the next."""
    if error.__cause__ is not None:
        yield from chain(error.__cause__, path, "cause")
    elif error.__context__ is not None and not error.__suppress_context__:
        yield from chain(error.__context__, path, "context")
    yield {
        "kind": type(error).__qualname__, "message": str(error),
        "notes": getattr(error, "__notes__", []),
        "frames": list(frames(error.__traceback__, path)), "connection": connection,
    }


def record(program):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        linecache.clearcache()
        try:
            exec(compile(program, file.name, "exec"), {"__name__": "__main__"})
        except BaseException as error:
            printed = io.StringIO()
            sys.stderr, saved = printed, sys.stderr
            # The frame of this function is no part of the program's traceback.
            sys.__excepthook__(type(error), error, error.__traceback__.tb_next)
            sys.stderr = saved
            exceptions = list(chain(error, file.name))
            text = printed.getvalue().replace(file.name, "program.py")
            text = re.sub(r'  File "[^"]*tracebacks\.py".*\n    .*\n(?: *[~^]+\n)?', "", text)
            return {"program": program, "exceptions": exceptions, "text": text}
    raise SystemExit(f"this program does not fail:\n{program}")


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    records = [record(program) for program in re.split(r"^# ---\n", text, flags=re.M)]
    json.dump(records, sys.stdout, indent=1, ensure_ascii=False)
    print()


main()

#!/usr/bin/env python3
"""Runs programs with syntax errors under CPython 3.11 and writes what it prints.

usage: syntax_errors.py PROGRAMS > ERRORS

Programs are separated by lines of `# ---`, and so are the reports.
"""
import re
import subprocess
import sys
import tempfile


def report(program):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        run = subprocess.run(
            ["python3", "-W", "ignore", "-S", "-E", file.name], capture_output=True, text=True)
    if "Error" not in run.stderr or "Traceback" in run.stderr:
        raise SystemExit(f"this program is read without an error:\n{program}")
    return run.stderr.replace(file.name, "program.py")


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    programs = re.split(r"^# ---\n", text, flags=re.M)
    print("# ---\n".join(map(report, programs)), end="")


main()

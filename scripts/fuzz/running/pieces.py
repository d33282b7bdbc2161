"""Cuts the test programs into small programs for the fuzzer's first corpus.

    pieces.py PROGRAMS CORPUS

A piece is one statement of a program together with the definitions and imports that it names.
"""

import ast
import sys
from pathlib import Path

MOST_BYTES = 400


def names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def bound(node: ast.stmt) -> set[str]:
    """What a statement defines for those after it."""
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            return {node.name}
        case ast.Import() | ast.ImportFrom():
            return {alias.asname or alias.name.split(".")[0] for alias in node.names}
        case ast.Assign() | ast.AnnAssign():
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            return {name for target in targets for name in names(target)}
    return set()


def pieces(text: str) -> list[str]:
    body = ast.parse(text).body
    found = []
    for index, statement in enumerate(body):
        wanted, needed = names(statement), [statement]
        for earlier in reversed(body[:index]):
            if bound(earlier) & wanted:
                needed.insert(0, earlier)
                wanted |= names(earlier)
        found.append("\n".join(ast.unparse(each) for each in needed) + "\n")
    return found


def main() -> None:
    programs, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    count = 0
    for program in sorted(programs.rglob("*.mps")):
        try:
            found = pieces(program.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError, RecursionError):
            continue
        for piece in found:
            content = piece.encode("utf-8", "surrogatepass")
            if len(content) <= MOST_BYTES:
                (corpus / f"piece{count}").write_bytes(content)
                count += 1


main()

#!/usr/bin/env python3
"""Writes CPython 3.11's syntax tree of each program in a file, for MetaScript's parser tests.

usage: syntax_trees.py PROGRAMS > TREES

Programs are separated by lines of `# ---`. The notation is that of the Swift type `TreeDump`.
"""
import ast
import re
import struct
import sys

OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "FloorDiv": "//", "Mod": "%",
    "Pow": "**", "LShift": "<<", "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&",
    "UAdd": "+", "USub": "-", "Invert": "~", "Not": "not", "And": "and", "Or": "or",
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in",
}
lines = []


def operator(node):
    return OPERATORS[type(node).__name__]


def place(node):
    def point(line, column):
        text = lines[line - 1].encode()[:column].decode(errors="replace")
        return f"{line}:{len(text)}"

    return (f"@{point(node.lineno, node.col_offset)}"
            f"-{point(node.end_lineno, node.end_col_offset)}")


def listing(items):
    return "[" + " ".join(items) + "]"


def exprs(nodes):
    return listing(map(expr, nodes))


def opt(node):
    return expr(node) if node is not None else "-"


def points(text):
    return ".".join(format(ord(c), "x") for c in text)


def expr(node):
    return f"({expr_content(node)}){place(node)}"


def constant(value):
    if isinstance(value, bool) or value is None:
        return str(value)
    if value is ...:
        return "..."
    if isinstance(value, int):
        return f"int {value}"
    if isinstance(value, float):
        return "float " + format(struct.unpack("<Q", struct.pack("<d", value))[0], "x")
    return "str " + points(value)


def expr_content(n):
    match n:
        case ast.Constant():
            return constant(n.value)
        case ast.JoinedStr():
            return f"JoinedStr {listing(map(part, n.values))}"
        case ast.Name():
            return f"Name {n.id}"
        case ast.Attribute():
            return f"Attribute {expr(n.value)} {n.attr}"
        case ast.Subscript():
            return f"Subscript {expr(n.value)} {expr(n.slice)}"
        case ast.Slice():
            return f"Slice {opt(n.lower)} {opt(n.upper)} {opt(n.step)}"
        case ast.Call():
            return f"Call {expr(n.func)} {listing(call_args(n))}"
        case ast.UnaryOp():
            return f"UnaryOp {operator(n.op)} {expr(n.operand)}"
        case ast.BinOp():
            return f"BinOp {expr(n.left)} {operator(n.op)} {expr(n.right)}"
        case ast.BoolOp():
            return f"BoolOp {operator(n.op)} {exprs(n.values)}"
        case ast.Compare():
            pairs = [f"{operator(o)} {expr(c)}" for o, c in zip(n.ops, n.comparators)]
            return f"Compare {expr(n.left)} {listing(pairs)}"
        case ast.IfExp():
            return f"IfExp {expr(n.test)} {expr(n.body)} {expr(n.orelse)}"
        case ast.NamedExpr():
            return f"NamedExpr {expr(n.target)} {expr(n.value)}"
        case ast.Lambda():
            return f"Lambda {params(n.args)} {expr(n.body)}"
        case ast.Tuple() | ast.List() | ast.Set():
            return f"{type(n).__name__} {exprs(n.elts)}"
        case ast.Dict():
            return "Dict " + listing(f"{opt(k)}:{expr(v)}" for k, v in zip(n.keys, n.values))
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
            return f"{type(n).__name__} {expr(n.elt)} {listing(map(clause, n.generators))}"
        case ast.DictComp():
            return f"DictComp {expr(n.key)} {expr(n.value)} {listing(map(clause, n.generators))}"
        case ast.Starred():
            return f"Starred {expr(n.value)}"
        case ast.Yield():
            return f"Yield {opt(n.value)}"
        case ast.YieldFrom():
            return f"YieldFrom {expr(n.value)}"
    raise ValueError(n)


def part(n):
    if isinstance(n, ast.Constant):
        return "str:" + points(n.value)
    conversion = chr(n.conversion) if n.conversion >= 0 else "-"
    spec = n.format_spec.values if n.format_spec else []
    return f"{{{expr(n.value)} {conversion} {listing(map(part, spec))}}}"


def clause(n):
    return f"for {expr(n.target)} {expr(n.iter)} {exprs(n.ifs)}"


def keyword(n):
    return (f"{n.arg}=" if n.arg else "**") + expr(n.value) + place(n)


def call_args(n):
    both = [(a.lineno, a.col_offset, expr(a)) for a in n.args]
    both += [(k.lineno, k.col_offset, keyword(k)) for k in n.keywords]
    return [text for _, _, text in sorted(both)]


def params(a):
    def one(arg, default=None):
        return (arg.arg + (":" if arg.annotation else "")
                + (f"={expr(default)}" if default is not None else ""))

    positional = a.posonlyargs + a.args
    defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
    texts = [one(p, d) for p, d in zip(positional, defaults)]
    return listing([
        listing(texts[: len(a.posonlyargs)]), listing(texts[len(a.posonlyargs):]),
        one(a.vararg) if a.vararg else "-",
        listing(one(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults)),
        one(a.kwarg) if a.kwarg else "-",
    ])


def block(body):
    return listing(map(stmt, body))


def stmt(n):
    start = n
    return f"({stmt_content(n)}){place(n)}"


def stmt_content(n):
    name = type(n).__name__
    match n:
        case ast.Expr():
            return f"Expr {expr(n.value)}"
        case ast.Assign():
            return f"Assign {exprs(n.targets)} {expr(n.value)}"
        case ast.AugAssign():
            return f"AugAssign {expr(n.target)} {operator(n.op)} {expr(n.value)}"
        case ast.AnnAssign():
            return f"AnnAssign {expr(n.target)} {opt(n.value)} {n.simple}"
        case ast.Delete():
            return f"Delete {exprs(n.targets)}"
        case ast.Pass() | ast.Break() | ast.Continue():
            return name
        case ast.Return():
            return f"Return {opt(n.value)}"
        case ast.Raise():
            return f"Raise {opt(n.exc)} {opt(n.cause)}"
        case ast.Global() | ast.Nonlocal():
            return f"{name} {listing(n.names)}"
        case ast.Assert():
            return f"Assert {expr(n.test)} {opt(n.msg)}"
        case ast.Import():
            return f"Import {listing(map(imported, n.names))}"
        case ast.ImportFrom():
            return f"ImportFrom {n.module or '-'} {listing(map(imported, n.names))} {n.level}"
        case ast.If():
            branches, rest = [f"{expr(n.test)} {block(n.body)}"], n.orelse
            while len(rest) == 1 and isinstance(rest[0], ast.If) and is_elif(rest[0]):
                branches.append(f"{expr(rest[0].test)} {block(rest[0].body)}")
                rest = rest[0].orelse
            return f"If {listing(branches)} {block(rest)}"
        case ast.While():
            return f"While {expr(n.test)} {block(n.body)} {block(n.orelse)}"
        case ast.For():
            return f"For {expr(n.target)} {expr(n.iter)} {block(n.body)} {block(n.orelse)}"
        case ast.Try():
            return (f"Try {block(n.body)} {listing(map(handler, n.handlers))} "
                    f"{block(n.orelse)} {block(n.finalbody)}")
        case ast.With():
            items = [f"{expr(i.context_expr)} {opt(i.optional_vars)}" for i in n.items]
            return f"With {listing(items)} {block(n.body)}"
        case ast.FunctionDef():
            return (f"FunctionDef {n.name} {params(n.args)} {exprs(n.decorator_list)} "
                    f"{':' if n.returns else '-'} {block(n.body)}")
        case ast.ClassDef():
            base = n.bases[0] if n.bases else None
            return (f"ClassDef {n.name} {opt(base)} {listing(map(keyword, n.keywords))} "
                    f"{exprs(n.decorator_list)} {block(n.body)}")
        case ast.Match():
            cases = [f"{pattern(c.pattern)} {opt(c.guard)} {block(c.body)}" for c in n.cases]
            return f"Match {expr(n.subject)} {listing(cases)}"
    raise ValueError(n)


def is_elif(node):
    return lines[node.lineno - 1].encode()[node.col_offset:].startswith(b"elif")


def imported(n):
    return f"{n.name}:{n.asname or '-'}{place(n)}"


def handler(n):
    return f"({opt(n.type)} {n.name or '-'} {block(n.body)}){place(n)}"


def pattern(n):
    return f"({pattern_content(n)}){place(n)}"


def pattern_content(n):
    name = type(n).__name__
    match n:
        case ast.MatchValue():
            return f"{name} {expr(n.value)}"
        case ast.MatchSingleton():
            return f"{name} {n.value}"
        case ast.MatchSequence() | ast.MatchOr():
            return f"{name} {listing(map(pattern, n.patterns))}"
        case ast.MatchMapping():
            return f"{name} {exprs(n.keys)} {listing(map(pattern, n.patterns))} {n.rest or '-'}"
        case ast.MatchClass():
            keywords = [f"{a}={pattern(p)}" for a, p in zip(n.kwd_attrs, n.kwd_patterns)]
            return (f"{name} {expr(n.cls)} {listing(map(pattern, n.patterns))} "
                    f"{listing(keywords)}")
        case ast.MatchStar():
            return f"{name} {n.name or '-'}"
        case ast.MatchAs():
            return f"{name} {pattern(n.pattern) if n.pattern else '-'} {n.name or '-'}"
    raise ValueError(n)


def main():
    global lines
    text = open(sys.argv[1], encoding="utf-8", newline="").read()
    for number, program in enumerate(re.split(r"^# ---\n", text, flags=re.M)):
        lines = re.split(r"\r\n|\r|\n", program)
        if number:
            print("# ---")
        for statement in ast.parse(program).body:
            print(stmt(statement))


main()

"""Random programs in the subset of Python that `.mps` covers, each a function of its seed.

Expressions are made for a wanted type from the names in scope, so that most programs do real
work; now and then a wrong type, key or index is put in on purpose. What CPython does not promise
is kept out: addresses, hashes of text, the order of a set of strings, and numbers beyond a few
hundred digits (what is assigned in loops and functions is cut to size).
"""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager

from grammar import ERRORS, EXPRESSIONS, FAULTS, FLOATS, INTEGERS, METHODS, MUTATIONS, PERCENT, SPECS, TYPES, USES, WORDS

WRONG_TYPE = 0.01
PLACEHOLDER = re.compile(r"@\{((?:@\||[^}])*)\}|@#(-?\d+),(-?\d+)#|@([a-z]+)(\.(?![a-z_@]))?")

PRELUDE = '''class Boom(Exception):
    def __init__(self, value="boom", *rest):
        super().__init__(value, *rest)
        self.value = value

class Guard:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow

def show(label, *values, **named):
    print(label, *[repr(v) for v in values], *[f"{k}={v!r}" for k, v in named.items()])
'''


class Generator:
    """Writes one program: `Generator(seed).program()`."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lines: list[str] = []
        self.indent = 0
        self.repeated = 0
        self.count = 0
        self.scopes: list[dict[str, str]] = [{}]
        self.functions: dict[str, tuple[list[str], str]] = {}
        self.classes: list[str] = []

    # Text

    def write(self, text: str) -> None:
        self.lines.append("    " * self.indent + text)

    def name(self, stem: str) -> str:
        self.count += 1
        return f"{stem}{self.count}"

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    @contextmanager
    def block(self, head: str, names: dict[str, str] | None = None) -> Iterator[None]:
        """A block; what it binds may not be there afterwards."""
        self.write(head)
        self.indent += 1
        self.scopes.append(names or {})
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.write("pass")
        self.scopes.pop()
        self.indent -= 1

    @contextmanager
    def repeating(self, head: str, names: dict[str, str] | None = None) -> Iterator[None]:
        """A block that may run many times, in which values must not grow without end."""
        self.repeated += 1
        with self.block(head, names):
            yield
        self.repeated -= 1

    # Expressions

    def fill(self, template: str, depth: int = 1, **words: str) -> str:
        """A template with its placeholders replaced, each chosen only when it is reached."""
        fresh: dict[str, str] = dict(words)

        def replace(match: re.Match[str]) -> str:
            alternatives, low, high, word, simple = match.groups()
            if alternatives is not None:
                chosen = self.random.choice(re.split(r"(?<!@)\|", alternatives)).replace("@|", "|")
                return self.fill(chosen, depth, **fresh) if "@" in chosen else chosen
            if low is not None:
                return str(self.random.randint(int(low), int(high)))
            if word in "vw" and word not in fresh:
                fresh[word] = self.name(word)
            if word in fresh:
                return fresh[word] + (simple or "")
            text = self.expression(word, 0 if simple else depth)
            follows = template[match.end() : match.end() + 1]
            return f"({text})" if text.isdigit() and follows == "." else text

        return PLACEHOLDER.sub(replace, template)

    def expression(self, kind: str, depth: int = 2) -> str:
        """An expression of the wanted type, but for deliberate faults."""
        special = {"slice": self.slice, "fstring": self.fstring, "percent": self.percent, "format": self.format}
        if kind in special:
            return special[kind]()
        if kind == "any" or (kind != "set" and depth > 0 and self.chance(WRONG_TYPE)):
            kind = self.random.choice(TYPES)
        known = [n for scope in self.scopes for n, k in scope.items() if k == kind]
        if known and self.chance(0.5 if depth > 0 else 0.8):
            return self.random.choice(known)
        if depth <= 0:
            return self.literal(kind)
        if self.chance(0.06):
            return self.fill(f"(@{kind} if @bool else @{kind})", depth - 1)
        calls = [n for n, (_, result) in self.functions.items() if result == kind]
        if calls and self.repeated == 0 and self.chance(0.2):
            return self.call(self.random.choice(calls), depth - 1)
        return self.fill(self.random.choice(EXPRESSIONS[kind]), depth - 1)

    def literal(self, kind: str) -> str:
        r = self.random
        if kind == "int":
            value = r.choice(INTEGERS) if self.chance(0.15) else r.randint(-9, 20)
            return str(value) if value >= 0 else f"({value})"
        if kind == "float":
            return f"({r.choice(FLOATS)})"
        if kind == "str":
            return f'"{r.choice(WORDS)}"'
        if kind == "bool":
            return r.choice(("True", "False"))
        if kind == "ints":
            return str([r.randint(-5, 12) for _ in range(r.randint(0, 5))])
        if kind == "strs":
            return "[" + ", ".join(f'"{r.choice(WORDS)}"' for _ in range(r.randint(0, 4))) + "]"
        if kind == "dict":
            return "{" + ", ".join(f'"{r.choice(WORDS)}": {r.randint(-5, 9)}' for _ in range(r.randint(0, 3))) + "}"
        if kind == "set":
            members = [str(r.randint(0, 9)) for _ in range(r.randint(0, 4))]
            return "{" + ", ".join(members) + "}" if members else "set()"
        return f'({r.randint(0, 9)}, "{r.choice(WORDS)}")'

    def slice(self) -> str:
        def bound() -> str:
            return str(self.random.randint(-4, 4)) if self.chance(0.6) else ""

        step = f":{self.random.choice((1, 2, -1, -2))}" if self.chance(0.3) else ""
        return f"{bound()}:{bound()}{step}"

    def fstring(self) -> str:
        """Fields hold names or numbers, since no quote or backslash may stand in them."""
        fields = []
        for _ in range(self.random.randint(1, 3)):
            kind = self.random.choice(tuple(SPECS))
            known = [n for scope in self.scopes for n, k in scope.items() if k == kind]
            plain = {"int": "@#0,999#", "float": "@#0,99#.@#0,99#", "str": "'t'"}[kind]
            value = self.random.choice(known) if known else self.fill(plain)
            conversion = self.random.choice(("", "", "!r", "!s")) if kind == "str" else ""
            spec = self.random.choice(SPECS[kind])
            fields.append(f"{{{value}{conversion}{':' + spec if spec else ''}}}")
        return 'f"' + self.fill("@{|<|: }") + self.random.choice("|, ").join(fields) + '"'

    def percent(self) -> str:
        first, second = (self.fill(part) for part in PERCENT)
        return f'"%{first} %{second}" % ({self.expression("str", 1)}, {self.expression("int", 1)})'

    def format(self) -> str:
        return self.fill('"{}|{:>@#1,8#}|{!r}".format(@str, @int, @any)')

    def call(self, function: str, depth: int) -> str:
        parameters, _ = self.functions[function]
        arguments = [self.expression(kind, depth) for kind in parameters]
        if self.chance(0.04):
            arguments = arguments[:-1] if self.chance(0.5) else [*arguments, "0"]
        if arguments and self.chance(0.1):
            arguments[-1] = f"*[{arguments[-1]}]"
        return f"{function}({', '.join(arguments)})"

    def bounded(self, kind: str, value: str) -> str:
        """A value cut to size where it may be assigned again and again."""
        if not self.repeated:
            return value
        return {
            "int": f"({value}) % {self.random.choice((97, 1000, 2**33))}",
            "str": f"({value})[:12]",
            "ints": f"[v % 997 for v in ({value})][:6]",
            "strs": f"[v[:9] for v in ({value})][:5]",
            "dict": f"{{k[:5]: v % 997 for k, v in list(({value}).items())[:5]}}",
            "set": f"({value}) & set(range(20))",
            "tuple": f"(({value})[0] % 100, ({value})[1][:6])",
        }.get(kind, value)

    # Statements

    def statement(self, depth: int) -> None:
        simple = (self.assign, self.assign, self.assign, self.mutate, self.mutate, self.show, self.show, self.unpack)
        nested = (self.condition, self.for_loop, self.for_loop, self.while_loop, self.attempt, self.attempt, self.guard)
        if depth > 0 and self.chance(0.35):
            self.random.choice(nested)(depth - 1)
        elif self.chance(0.015):
            self.write(self.fill(self.random.choice(FAULTS)))
        else:
            self.random.choice(simple)()

    def body(self, depth: int, most: int = 3) -> None:
        for _ in range(self.random.randint(1, most)):
            self.statement(depth)

    def assign(self) -> None:
        kind = self.random.choice(TYPES)
        own = [n for n, k in self.scopes[-1].items() if k == kind]
        value = self.bounded(kind, self.expression(kind, 3))
        target = self.random.choice(own) if own and self.chance(0.4) else self.name(kind[0])
        self.write(f"{target} = {value}")
        self.scopes[-1][target] = kind

    def mutate(self) -> None:
        own = [(n, k) for n, k in self.scopes[-1].items() if k in MUTATIONS]
        if not own:
            return self.assign()
        target, kind = self.random.choice(own)
        self.write(self.fill(self.random.choice(MUTATIONS[kind]), 1, t=target))
        if self.repeated and kind in ("int", "str", "ints", "dict"):
            self.write(f"{target} = {self.bounded(kind, target)}")
        return None

    def show(self) -> None:
        if self.chance(0.06):
            return self.write(self.fill('show("walrus", (@w := @int), [@w := @v + @w for @v in @ints.], @w)'))
        values = ", ".join(self.expression("any", 2) for _ in range(self.random.randint(1, 3)))
        return self.write(f'show("{self.name("at")}", {values})')

    def unpack(self) -> None:
        a, b = self.name("u"), self.name("w")
        template, first, second = self.random.choice((
            ("@a, @b = @tuple", "int", "str"), ("@a, *@b = [1, *@ints]", "int", "ints"), ("*@b, @a = @strs + ['z']", "str", "strs"), ("@a, *@b = @ints", "int", "ints"),
            ("(@a, [@b, *_]), __ = (@int, [2, *@ints]), @str", "int", "int"), ("@a, @b = sorted([@int, @int])", "int", "int"), ("@a, @b = divmod(@int, 7)", "int", "int"),
        ))
        self.write(self.fill(template, 1, a=a, b=b))
        for name, kind in ((a, first), (b, second)):
            self.scopes[-1][name] = kind
            if self.repeated:
                self.write(f"{name} = {self.bounded(kind, name)}")

    def condition(self, depth: int) -> None:
        with self.block(f"if {self.expression('bool', 2)}:"):
            self.body(depth)
        while self.chance(0.25):
            with self.block(f"elif {self.expression('bool', 2)}:"):
                self.body(depth, 2)
        if self.chance(0.5):
            with self.block("else:"):
                self.body(depth)

    def for_loop(self, depth: int) -> None:
        x, y = self.name("x"), self.name("y")
        template, names = self.random.choice((
            ("@x in range(@#0,5#)", {x: "int"}), ("@x in @ints[:6]", {x: "int"}), ("@x in @strs[:5]", {x: "str"}), ("@x in @str[:6]", {x: "str"}), ("@x, @y in enumerate(@strs[:4])", {x: "int", y: "str"}),
            ("@x, @y in list(@dict.items())[:5]", {x: "str", y: "int"}), ("@x, @y in zip(@ints[:5], @strs)", {x: "int", y: "str"}), ("@x in sorted(@set)", {x: "int"}), ("@x, *@y in [@ints + [0], (1, 2)]", {x: "int", y: "ints"}),
        ))
        with self.repeating(f"for {self.fill(template, 1, x=x, y=y)}:", names):
            if self.chance(0.3):
                self.write(self.fill("if @bool: @{continue|break}"))
            self.body(depth)
        if self.chance(0.2):
            with self.block("else:"):
                self.body(0, 1)

    def while_loop(self, depth: int) -> None:
        n = self.name("n")
        self.write(f"{n} = {self.random.randint(1, 5)}")
        with self.repeating(f"while {n} > 0{self.fill('@{| and @bool}')}:"):
            self.write(f"{n} -= 1")
            self.body(depth)
        if self.chance(0.2):
            with self.block("else:"):
                self.show()

    def attempt(self, depth: int) -> None:
        with self.block("try:"):
            self.body(depth)
            if self.chance(0.5):
                self.write(self.fill(self.random.choice(FAULTS)))
        for _ in range(self.random.randint(0, 2)):
            with self.block(f"except {self.fill('@{' + ERRORS[2:-1] + '|(KeyError, ValueError)|(TypeError, LookupError)}')} as error:"):
                self.write(f'show("{self.name("caught")}", type(error).__name__, str(error), error.args, error.__cause__, type(error.__context__).__name__)')
                if self.chance(0.15):
                    self.write(self.fill("@{raise|raise Boom(1) from error|raise ValueError('again')|raise KeyError('k') from None}"))
        with self.block("except Exception as error:"):
            self.write('show("other", type(error).__name__, str(error))')
        if self.chance(0.25):
            with self.block("else:"):
                self.body(0, 1)
        if self.chance(0.3):
            with self.block("finally:"):
                self.show()

    def guard(self, depth: int) -> None:
        with self.block(f'with Guard("{self.name("g")}", {self.expression("bool", 0)}):'):
            self.body(depth)
            if self.chance(0.3):
                self.write(self.fill(self.random.choice(FAULTS)))

    # Definitions

    def define_function(self) -> None:
        name, result = self.name("f"), self.random.choice(TYPES)
        kinds = [self.random.choice(TYPES) for _ in range(self.random.randint(0, 3))]
        names = [self.name("a") for _ in kinds]
        parameters = list(names)
        if names and self.chance(0.3):
            parameters[-1] += f"={self.literal(kinds[-1])}"
        if names and self.chance(0.1):
            parameters.insert(1, "/")
        parameters += [p for p in ("*rest", "flag=False", "**options") if self.chance(0.2)]
        if "flag=False" in parameters and "*rest" not in parameters:
            parameters.insert(parameters.index("flag=False"), "*")
        if self.chance(0.2):
            wrapper = self.name("wrapper")
            self.write(f"def {wrapper}(g):")
            self.write("    def inner(*args, **kwargs):")
            self.write('        print("call", g.__name__, len(args))')
            self.write("        return g(*args, **kwargs)")
            self.write("    return inner")
            self.write(f"@{wrapper}")
        with self.repeating(f"def {name}({', '.join(parameters)}):", dict(zip(names, kinds))):
            for _ in range(self.random.randint(0, 3)):
                self.statement(1)
            if self.chance(0.3):
                self.closure()
            self.write(f"return {self.bounded(result, self.expression(result, 2))}")
        self.functions[name] = (kinds, result)

    def closure(self) -> None:
        state, inner = self.name("state"), self.name("inner")
        self.write(f"{state} = {self.expression('int', 0)}")
        with self.repeating(f"def {inner}(step=1):"):
            self.write(f"nonlocal {state}")
            self.write(f"{state} = ({state} * 2 + step) % 1000")
            self.write(f"return {state}")
        self.write(f'show("closure", {inner}(), {inner}(2), {state}, [{inner}(k) for k in range(2)])')

    def define_generator(self) -> None:
        name, source, it = self.name("gen"), self.name("src"), self.name("it")
        with self.repeating(f"def {name}({source}):", {source: "ints"}):
            with self.repeating(f"for item in {source}:", {"item": "int"}):
                if self.chance(0.3):
                    self.write(f"if {self.expression('bool', 1)}: continue")
                if self.chance(0.3):
                    self.write("received = yield item")
                    self.write('if received is not None: print("received", received)')
                elif self.chance(0.3):
                    with self.block("try:"):
                        self.write("yield item")
                    with self.block("except ValueError as error:"):
                        self.write("yield str(error)")
                    with self.block("finally:"):
                        self.write('print("left", item)')
                else:
                    self.write(f"yield {self.expression('any', 2)}")
            if self.chance(0.4):
                self.write(self.fill("yield from @{@ints|@strs|@str}"))
            self.write(f"return {self.expression('int', 1)}")
        self.write(f"{it} = {name}({self.expression('ints', 1)})")
        with self.block("try:"):
            self.write(self.fill('show("next", next(@i, "end"), @{list(@i)|next(@i)|@i.send(5)|@i.close()|sum(1 for _ in @i)|[x for x in @i]})', 1, i=it))
            if self.chance(0.4):
                self.write(f"show({it}.throw({self.random.choice(('ValueError', 'Boom'))}('thrown')))")
        with self.block("except StopIteration as stop:"):
            self.write('show("stop", stop.value)')
        with self.block("except Exception as error:"):
            self.write('show("generator error", type(error).__name__, str(error))')
        with self.block("finally:"):
            self.write(f"{it}.close()")

    def define_class(self) -> None:
        name = self.name("C")
        base = self.random.choice(self.classes) if self.classes and self.chance(0.5) else ""
        with self.block(f"class {name}{f'({base})' if base else ''}:"):
            self.write(f"label = {self.literal('str')}")
            if not base or self.chance(0.5):
                with self.block("def __init__(self, n=0, *rest):"):
                    self.write("super().__init__(n, *rest)" if base else "self.n, self.items = n, list(rest)")
                    self.write(f"self.own = {self.literal('int')}")
            for method, parameters, code in self.random.sample(METHODS, self.random.randint(1, 7)):
                self.write(f"def {method}({parameters}): {code}")
            if self.chance(0.4):
                self.write("@property")
                self.write(self.fill("def twice(self): return self.n @{*|+|//|%} @#0,3#"))
            if self.chance(0.3):
                self.write("@classmethod")
                self.write("def make(cls, *args): return cls(*args)")
            if self.chance(0.5):
                self.write(self.fill("def describe(self): return @{super().describe() + 1|5}" if base else "def describe(self): return self.n"))
        self.classes.append(name)
        a, b = self.name("obj"), self.name("obj")
        self.write(self.fill("@a, @b = @c(@#-3,9#, 1, 'z'), @c(@{|2|3, 4|0})", 0, a=a, b=b, c=name))
        for use in self.random.sample(USES, 7):
            with self.block("try:"):
                self.write(f"value = {self.fill(use, 0, a=a, b=b, c=name)}")
                self.write('show("use", value if isinstance(value, (int, str, float, list, tuple)) else type(value).__name__)')
            with self.block("except Exception as error:"):
                self.write('show("error", type(error).__name__, str(error))')

    # Programs

    def guarded(self) -> None:
        """A statement whose error is shown, so that the program goes on."""
        line = len(self.lines)
        before = dict(self.scopes[0])
        self.indent += 1
        self.statement(2)
        self.indent -= 1
        new = {n: k for n, k in self.scopes[0].items() if n not in before}
        defaults = [f"{n} = {self.literal(k)}" for n, k in new.items()]
        self.lines[line:line] = [*defaults, "try:"]
        with self.block("except Exception as error:"):
            self.write('show("error", type(error).__name__, str(error))')

    def program(self) -> str:
        """The program's text."""
        definitions = (self.define_function, self.define_function, self.define_generator, self.define_class)
        for _ in range(self.random.randint(1, 3)):
            self.random.choice(definitions)()
        for _ in range(self.random.randint(8, 25)):
            if self.chance(0.08):
                self.random.choice(definitions)()
            elif self.chance(0.04):
                self.statement(2)
            else:
                self.guarded()
        finals = [n for n, k in self.scopes[0].items()]
        self.write(f'show("end", {", ".join(finals)})')
        return PRELUDE + "\n" + "\n".join(self.lines) + "\n"

"""What random programs are made of: templates by type, and the words in them.

In a template `@int` stands for an expression of that type, `@int.` for a name or a literal, `@any`
for any type, `@{a|b}` for one of the alternatives and `@#lo,hi#` for a number. `@v` and `@w` are
two fresh names, the same wherever they stand in one template; `@slice` is the inside of a slice.
"""

TYPES = ("int", "float", "str", "bool", "ints", "strs", "dict", "set", "tuple")
INTEGERS = (100, 255, -256, 1000, 2**31, 2**63 - 1, 2**63, -(2**64), 10**20)
FLOATS = ("0.0", "-0.0", "0.5", "1.5", "-2.25", "0.1", "3.0", "1e16", "1e-7", "123.456", "1e300", "float('inf')", "float('nan')")
WORDS = ("a", "bc", "Def", "x y", "é", "e\\u0301", "\\U0001f600", "", "12", "-7", " pad ", "tab\\t", "it's")
ERRORS = "@{ValueError|KeyError|IndexError|TypeError|ZeroDivisionError|AttributeError|LookupError|ArithmeticError|Exception|RuntimeError|Boom}"
SPECS = {
    "int": ("", "5", "<6", ">6", "^7", "05", "+", ",", "x", "#x", "b", "o", "_", "+,", "*^9", "e", "d", "08b", "#010x", "n", "c", ".3"),
    "float": ("", ".2f", ".3e", "g", ".4g", "8.2f", "+.1f", "010.3f", ",.2f", "%", ".1%", ".0f", "#.3g", "<9", "e", "_", ".10", "z.1f", "d"),
    "str": ("", "5", ">6", "^8", "*<7", ".2", "-^9.3", "s", "05", "=5", "d"),
}

EXPRESSIONS = {
    "int": (
        "(@int @{+|-|*|//|%|&|^} @int)", "(@int @{+|-|*} @int)", "(@int @{+|-|*} @int.)", "(@int @{//|%} @{2|3|7|-3|10})", "@{-|~|abs|int}(@int)",
        "((@int) % 50 @{**|<<} @#0,6#)", "(@int >> @#0,4#)", "len(@{@str|@ints|@strs|@dict|@set|@tuple})", "sum(@{@ints|@set})",
        "@{min|max}(@int, @int)", "@{min|max}(@ints, default=@int.)", "(@ints + [1, 2, 3])[@#-3,2#]", "@ints[@#-2,2#]", "@dict.get(@str, @int.)",
        "@str.@{find|count|rfind}(@str.)", "@ints.count(@int.)", "round(@float, 2) // 1 == 0 or round(@float.)", "int(str(@int))", "int(@str.)",
        "divmod(@int, @int)[@#0,1#]", "@tuple[0]", "(@int).bit_length()", "pow(@int., @#0,5#, @#1,50#)", "(@bool @{+|*|-} @int)", "sum(1 for _ in @{@ints|@strs|@str|@dict})",
        "(lambda v, w=@int.: v @{+|-|*} w)(@int)", "ord(@str.[:1] or 'q')", "hash(@int + 0)", "sum(@v * @#1,3# for @v in @ints if @v > @#0,2#)", "{**@dict, 'a': 1}['a']", "(@int or @int)", "(@int and @int)",
        "int('@#1,9#@#0,9#', @#8,16#)", "sorted([@int, @int, @int])[@#0,2#]", "[*range(@#1,9#)][@#-1,0#]", "max(@str. or 'z') < 'm' or @int",
    ),
    "float": (
        "(@float @{+|-|*} @float)", "(@float @{/|//|%} (@float or 1.0))", "(@float @{+|-|*} @int.)", "(@int / (@int or 3))", "float(@int)", "abs(@float)", "round(@float, @#-1,4#)", "-@float",
        "(abs(@float.) ** @{0.5|2|-1|3})", "max(@float, @int)", "sum([@float, @float])", "float('@#-9,9#.5e@#-3,3#')", "min(@float, @float)", "(@int ** -1 if @int else 0.25)", "divmod(@float, 2.5)[@#0,1#]",
    ),
    "str": (
        "(@str + @str)", "(@str * @#-1,3#)", "@str[@slice]", "(@str + 'pad')[@#-2,2#]", "@str.@{upper|lower|title|strip|swapcase|capitalize|casefold}()", "@str.replace(@str., @str.)", "@str..join(@strs)",
        "str(@any)", "@{repr|ascii}(@any)", "@str.@{center|ljust|rjust|zfill}(@#0,8#)", "@fstring", "@fstring", "@fstring", "@{hex|bin|oct}(@int)", "@percent", "@format", "@tuple[1]", "(@strs + ['q', 'r'])[@#-2,1#]", "chr((@int) % 1000)",
        "type(@any).__name__", "@{min|max}(@strs, default='none')", "@str.translate({97: 'A', 98: None})", "@str.@{removeprefix|removesuffix}(@str.)", "@str.partition(@{'a'|' '|'e'})[@#0,2#]", "@str.lstrip('a -')", "(@str or 'empty')",
        "''.join(reversed(@str))", "''.join(sorted(@str))", "@str.expandtabs(@#1,8#)", "'-'.join([str(@v) for @v in @ints])",
    ),
    "bool": (
        "(@int @{==|!=|<|<=|>|>=} @int)", "(@float @{==|!=|<|<=|>|>=} @float)", "(@str @{==|!=|<|<=|>|>=} @str)", "(@ints @{==|!=|<|<=|>|>=} @ints)", "(@strs @{==|<|>=} @strs)", "(@set @{==|<=|<|>} @set)", "(@tuple @{==|<|>=} @tuple)",
        "(@int @{==|<|>=} @{@float|@bool|@int})", "(@int @{<|<=|==} @int @{<|!=|>=} @int)", "(@bool @{and|or} @bool)", "(not @any)", "(@int @{in|not in} @{@ints|@set})", "(@str. @{in|not in} @{@str|@strs|@dict})",
        "@str.@{isalpha|isdigit|isupper|isspace|isalnum|isidentifier|istitle|isprintable}()", "@str.@{startswith|endswith}(@str.)", "isinstance(@any, @{int|str|(int, float)|list|bool|dict @| set})", "@{any|all}(@{@ints|@strs})", "bool(@any)", "@set.@{issubset|isdisjoint|issuperset}(@set)",
        "(@dict == @dict)", "(@any == @any)", "callable(@any)", "all(@v < @#2,9# for @v in @ints)",
    ),
    "ints": (
        "(@ints + @ints)", "(@ints * @#-1,2#)", "@ints[@slice]", "sorted(@{@ints|@set}@{|, reverse=True|, key=lambda v: -v|, key=lambda v: v % 3|, key=str})", "list(range(@#-3,3#, @#-3,8#, @{1|2|3|-1|-2}))",
        "[@v @{+|*|-} @int. for @v in @ints]", "[@v // (@v or 1) for @v in @ints]", "[@v for @v in @ints if @v @{>|%|!=|<} @#1,4#]", "[@v * @w for @v in @ints. for @w in range(@#0,3#)]", "list(map(lambda v: v @{+|*|%} 3, @ints))",
        "list(reversed(@ints))", "[*@ints, @int, *@{@ints|[7]}]", "[len(@v) for @v in @strs]", "list(@dict.values())", "[@int, @int]", "list(filter(None, @ints))", "[ord(@v) for @v in @str]", "[@v + @w for @v, @w in zip(@ints, @ints)]",
        "[@v if @v > 2 else -@v for @v in @ints]", "[sum(@ints), max(@ints, default=0)]", "[@w for @v in [@ints, @ints] for @w in @v]", "[@v for @v in @set if @v % 2] + @ints", "list({@v: 0 for @v in @ints})",
    ),
    "strs": (
        "@str.split()", "@str.split(@{' '|'a'|'e'|' y'}@{|, 1})", "@str.rsplit(' ', @#0,2#)", "[@v.upper() for @v in @strs]", "sorted(@strs@{|, key=len|, reverse=True|, key=str.lower})", "list(@str)", "@strs[@slice]", "(@strs + [@str])", "list(@dict)", "[str(@v) for @v in @ints]",
        "@str.splitlines()", "[f'{@v:>4}' for @v in @strs]", "[@v[::-1] for @v in @strs if @v]", "[@v * @w for @v, @w in zip(@strs, @ints) if @w < 4]", "[*@strs, *@{@str|@dict}]", "[@v + str(@w) for @w, @v in enumerate(@strs)]", "list(dict.fromkeys(@strs))", "['%s-%d' % @v for @v in @dict.items()]",
    ),
    "dict": (
        "{@str: @int, **@dict}", "(@dict | @dict)", "dict(zip(@strs, @ints))", "{@v: len(@v) for @v in @strs}", "{@v: @w + 1 for @v, @w in @dict.items() if @w != 1}", "{str(@v): @v for @v in @ints}", "dict(@dict, extra=@int)", "dict.fromkeys(@strs, @int.)",
        "dict(sorted(@dict.items()@{|, key=lambda p: (p[1], p[0])}))", "{@v: @str.count(@v) for @v in @str.}", "dict(reversed(@dict.items()))",
    ),
    "set": ("(@set @{@||&|-|^} @set)", "{@v % 10 for @v in @ints}", "set(range(@#0,6#))", "{(@int.) % 10, (@int.) % 10}", "@set.@{union|intersection|difference}(@set)", "set(@v % 7 for @v in @ints)", "{*@set, @#0,9#}"),
    "tuple": ("(@int, @str)", "tuple([@int, @str])", "max(@tuple, @tuple)", "(@tuple[0] + 1, *@tuple[1:])", "(*@tuple,)", "[(@int, @str), @tuple][@#0,1#]"),
}

PERCENT = "@{s|r|5s|-4s|.1s}", "@{d|5d|-5d|05d|x|+d|s|f|.2f|c}"

FAULTS = (
    f"raise {ERRORS}(@str.)", "raise Boom", "raise Boom(@int., @str.)", "assert @bool, @str.", "@int + @str.", "@str - 1", "@int // 0", "@ints.[99]", "@dict.['missing']", "undefined_name", "(@int).nothing", "@str.nothing()", "len(@int)",
    "(@int)()", "[1] < @int.", "int(@str.)", "a, b = @ints.", "a, b, *c = @strs.", "for _ in (@int): pass", "{[]: 1}", "float(@strs.)", "@str..join(@ints)", "next(iter([]))", "min([])", "sorted([1, @str.])", "sum(@strs or ['s'])", "'%d' % @str.", "f'{@#0,9#:q}'",
    "range(@float)", "chr(-1)", "None.x", "@ints.index(@int.)", "@ints.remove(77)", "(lambda a, b: a)(@int)", "(lambda a: a)(@int, b=2)", "isinstance(@int, 5)", "@set - @ints", "max(@int, @str.)", "@str.index('zzz')", "'{} {}'.format(@int)", "'{x}'.format(y=1)",
    "sum(@ints, @str.)", "zip(@int, [1])", "dict([@int])", "int('z', @#2,9#)", "round(float('nan'))", "float(@float) ** 1000000", "[].pop()", "{}.popitem()", "del @dict.['nope']", "'a' in (@int)", "abs(@str)", "@dict | @ints", "range(1, 2, 0)", "@str.split('')",
)

MUTATIONS = {
    "ints": ("@t.append(@int)", "@t.pop(@{|0|-1|2})", "@t.insert(@#-2,3#, @int.)", "@t.sort(@{|reverse=True|key=lambda v: -v})", "@t.reverse()", "del @t[@slice]", "@t.remove(@int.)", "@t[@#-2,2#] = @int", "@t.extend(@ints.)", "@t.clear()", "@t[@slice] = @ints", "@t += @ints", "@t[0:0] = [1, 2]", "@t *= 2"),
    "dict": ("@t[@str] = @int", "@t.pop(@str@{|, None})", "@t.setdefault(@str, @int.)", "@t[@str.] = @t.get(@str., 0) + 1", "del @t[@str.]", "@t.update(@dict.)", "show('items', @t.popitem())", "@t[@str.] += 1", "@t |= @dict"),
    "set": ("@t.@{add|discard|remove}(@int. % 12)", "@t @{@||&|-|^}= @set", "@t.update(@ints)", "@t.clear()"),
    "int": ("@t @{+|-|*|//|%|^|@|}= @int", "@t = -@t", "@t @{+|-}= 1"),
    "float": ("@t @{+|-|*|/}= @float", "@t **= 2"),
    "str": ("@t += @str", "@t *= 2", "@t %= ()"),
}

METHODS = (
    ("__repr__", "self", 'return f"{type(self).__name__}({self.n!r})"'), ("__str__", "self", 'return f"<{self.label} {self.n}>"'), ("__add__", "self, other", "return type(self)(self.n + (other.n if hasattr(other, 'n') else other))"),
    ("__radd__", "self, other", 'return ("radd", other, self.n)'), ("__iadd__", "self, other", "self.n += 10; return self"), ("__eq__", "self, other", "return isinstance(other, type(self)) and self.n == other.n"), ("__lt__", "self, other", "return self.n < other.n"),
    ("__gt__", "self, other", "return NotImplemented"), ("__hash__", "self", "return hash(self.n)"), ("__len__", "self", "return len(self.items)"), ("__bool__", "self", "return self.n != 0"), ("__getitem__", "self, i", "return self.items[i]"),
    ("__setitem__", "self, i, v", "self.items[i] = v"), ("__iter__", "self", "yield from self.items"), ("__contains__", "self, x", "return x in self.items or x == self.n"), ("__call__", "self, *args", "return self.n, args"), ("__neg__", "self", "return type(self)(-self.n)"),
    ("__mul__", "self, k", "return NotImplemented if isinstance(k, str) else type(self)(self.n * k)"), ("__format__", "self, spec", 'return f"fmt[{spec}]{self.n}"'), ("__index__", "self", "return self.n % 5"), ("__getattr__", "self, name", "return getattr(int, '__add__') if name == 'adder' else name * 2 if name[0] != '_' else self.absent"),
)

USES = (
    "@a + @b", "@a + 1", "1 + @a", "@a == @b", "@a < @b", "@a > @b", "@a >= 1", "sorted([@a, @b])[0].n", "len(@a)", "bool(@b)", "@a[0]", "list(@a)", "1 in @a", "@a(1, 2)", "@a.missing", "(-@a).n", "(@a * 2).n", "@a * 'x'", "f'{@a:>5}'[:3]", "[1, 2, 3, 4, 5][@a]", "@a.twice", "@c.make(5).n",
    "@a.describe()", "str(@a)[:1]", "{@a: 1}[@a]", "@a.n", "@a.label", "@c.label", "isinstance(@a, @c)", "hasattr(@a, 'twice')", "@a != @b", "max(@a, @b).n", "@a.items", "vars(@a)['n']", "getattr(@a, 'nope', 'default')", "(@a or @b).n", "[x for x in @a]", "not @a", "@c(1, 2, x=3)", "@a.describe(1)",
)

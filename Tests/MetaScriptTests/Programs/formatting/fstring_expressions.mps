# f-strings evaluate any expression, in order, in the scope where they stand.
x, d, items = 5, {'a': 1, 'b c': 2}, [1, 2, 3]
print(f"{x} {x + 1} {x * 2 > 9} {d['a']} {d['b c']} {items[-1]} {items[0:2]} {len(items)}")
print(f"{'yes' if x else 'no'} {[i * i for i in items]} {(lambda n: n + 1)(x)} {x:>{x}} {{literal}} {{{x}}} {{}}")
print(f"{ x }|{x!s}|{x!r}|{'a'!r:>5}|{'é'!a}|{ {'k': x}['k'] }|{(x, x)}|{x,}")
print(f'{x}' f"{x}" '{x}' rf'\{x}' F"{x}" fr"{x}\n", f"""{
    x
} and {
    x + 1}""")
print(f"{f'{x}' + 'y'} {x if x else f'{x}'} {x == 5} {x != 5} {x <= 5} {(y := 7)} {y}")
def order(v):
    print('eval', v, end='; ')
    return v
print(f"{order(1)}{order(2):{order(3)}}")

None; True; False; ...; 0; 1_000; 0xff; 0XFF_FF; 0o17; 0b101; 00; 1.5; .5; 5.; 1e3; 1E-3; 1_0.0_1e1_0; 012.5
# ---
9223372036854775807; 9223372036854775808; 0x7fffffffffffffff; 0x8000000000000000; 123456789012345678901234567890; 0xdeadbeefdeadbeefdeadbeef; 0o7777777777777777777777777; 0b1111111111111111111111111111111111111111111111111111111111111111111111
# ---
1e400; 1e-400; 4.9e-324; 2.2250738585072014e-308; 0.1; 1.7976931348623157e308; 123456789012345678901234567890.0; 9007199254740993.0
# ---
'a'; "b"; '''c'''; """d
e"""; r'\n'; R"\d"; u'x'; U"y"; '' ; ""; ''''''; 'a' "b" '''c'''
# ---
'\a\b\f\n\r\t\v\\\'\"\0\7\77\377\x41\u0041\U0001F600\N{LATIN SMALL LETTER A}\N{GREEK SMALL LETTER ALPHA}\q\ud800\udc00'
# ---
'line\
continued'; 'é€😀'; "tab	inside"
# ---
f''; f'a'; f'{x}'; f'a{x}b{y}c'; f'{x!r}{y!s}{z!a}'; f'{x:>10}'; f'{x:{w}.{p}f}'; f'{x!r:^{w}}'; f'{{}}{{{x}}}'
# ---
f'{x=}'; f'{x = }'; f'{x=!r}'; f'{x=:5}'; f'{x + 1 = !s:>3}'; f"{d['k']}"; f"{'a' 'b'}"; f'{a!=b}'; f'{a==b}'; f'{a<=b}'; f'{a>=b}'; f'{(lambda q: q)(1)}'; f'{x,}'; f'{*a, b}'; f'{(y:=1)}'; f'{y:=1}'
# ---
f'a' 'b' f'{x}' 'c' r'\d' f'{y}'; rf'\{x}\n'; fr'{x}\{y}'; f'\N{DIGIT ONE}{x}\x41'; f'''{
x
}'''; f'{x:a{y}b{z!r}c}'; F'{x}'; Rf'{x}'
# ---
f'{[i for i in range(3)]}'; f'{ {1: 2}[1] }'; f'{x:%Y-%m-%d}'; f'{x:{{}}}'; f"{f'{x}'}"; f'{x:{y=}}'
# ---
a.b.c; a[0]; a[1:2]; a[:]; a[::2]; a[1:2:3]; a[:, 1]; a[1, 2]; a[1,]; a[...]; a[*b]; a[*b, c]; a[x:=1]; a[b:c, ::d]; a[()]
# ---
f(); f(1); f(1, 2,); f(a=1); f(*a); f(**k); f(1, *a, 2, b=3, *c, **d, e=4); f(x for x in y); f((x for x in y), 1); f(a := 1); f(lambda: 0); f()()(1)
# ---
-x; +x; ~x; not x; not not x; - - x; -x ** -y; 2 ** 3 ** 4; (-2) ** 2; not a == b; -1
# ---
a + b - c; a * b / c // d % e @ f; a + b * c; (a + b) * c; a << b >> c; a & b | c ^ d; a | b & c; 1 + 2 * 3 ** 4 - -5
# ---
a < b; a < b <= c != d == e > f >= g; a is b; a is not b; a in b; a not in b; not a in b; a < (b < c)
# ---
a and b; a or b; a and b and c; a or b or c; a and b or c and d; not a and not b; (a or b) and c
# ---
a if b else c; a if b else c if d else e; (a if b else c) if d else e; lambda: a if b else c
# ---
lambda: 0; lambda x: x; lambda x, y=1: x; lambda *a: a; lambda **k: k; lambda x, /, y, *, z: 0; lambda x=1, /, *a, y=2, **k: 0; lambda *, a: a; lambda x: lambda y: x + y; lambda x,: x
# ---
(); (1,); (1, 2); 1, 2; 1,; (1, 2,); ((1)); ((1, 2), 3); *a, b; (*a, *b)
# ---
[]; [1]; [1, 2,]; [*a, b]; {1}; {1, 2,}; {*a, b}; {}; {1: 2}; {1: 2, **a, 'b': c,}; {**a}; {**a, 1: 2}; [x := 1, 2]; {x := 1}
# ---
[x for x in y]; [x for x in y if a if b]; [x for x in y for z in w if z]; {x for x in y}; {x: z for x, z in y}; (x for x in y); [[a for a in b] for b in c]; [(x, y) for x, *y in z]; [x for x in a if b or c]; [x for x.a in y]; [x for x[0] in y]; [f(x) for (x) in y]; [x for x, in y]; [x for [x, y] in z]
# ---
[y := f(x), y**2]; [z for x in a if (z := x)]; (y := 1); x = (y := 1)
# ---
x = 1; x = y = z = 1; x, y = 1, 2; (x, y) = 1, 2; [x, y] = z; x, *y = z; *x, = y; (x) = 1; x.a = 1; x[0] = 1; x[0].b[1:2] = 3; (x.a), [b] = c; () = x; [] = x; x = *a, b; f().a = 1; (x, (y, *z)) = w; x = yield_
# ---
x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x **= 1; x @= 1; x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x.a += 1; x[0] += 1; (x) += 1; x += 1, 2
# ---
x: int; x: int = 1; (x): int = 1; x.a: int; x[0]: list[int] = []; x: 'str' = 'a'; x: (lambda: 0) = 2; x: int = 1, 2; (x.a): int
# ---
del x; del x, y; del (x, y); del [x, y]; del x.a, x[0]; del (x); del x,; del ((x)), (y)
# ---
assert x; assert x, y; pass; raise; raise x; raise x from y; raise x from None
# ---
import a; import a.b.c; import a as b; import a.b as c, d; from a import b; from a import b as c, d; from a.b import (c, d as e,); from . import a; from .. import a; from ... import a; from .... import a; from .a import b; from ...a.b import c; from a import *; from a import (b)
# ---
if a: b
# ---
if a:
  b
elif c:
  d
elif e: f
else:
  g
# ---
if a:
  b
else:
  if c:
    d
# ---
if (x := 1): y
# ---
while a:
  break
else:
  continue_ = 1
# ---
for x in y: z
# ---
for x, y in z, w:
  continue
else:
  pass
# ---
for x, in y: pass
for (x, y), *z in w: pass
for x.a in b: pass
for x[i] in b: pass
for [a, b] in c: pass
for x in *a, b: pass
for *a, in b: pass
for (x) in y: pass
# ---
try:
  a
except: b
# ---
try:
  a
except A:
  b
except (B, C) as e:
  c
except:
  d
else:
  e
finally:
  f
# ---
try: a
finally: b
# ---
with a: b
with a as b: c
with a, b as c: d
with a as (b, c): d
with a as b.c, d as e[0]: f
with (a): b
with (a, b): c
with (a as b): c
with (a as b, c as d,): e
with (a, b) as c: d
with (a), (b): c
with (a) as b, c: d
with (a).b as c: d
with (yield_): e
with (a for a in b): c
with (a := b): c
with a as [b, c]: d
with (a,): b
with (a, *b): c
with (a)(b): c
# ---
def f(): pass
def f(a): return a
def f(a, b=1, *c, d, e=2, **f): return
def f(a, /): pass
def f(a, /, b, *, c): pass
def f(a=1, /, b=2, *, c=3): pass
def f(*, a): pass
def f(*a, b=1): pass
def f(**a): pass
def f(a, b,): pass
def f(*a,): pass
def f(**a,): pass
def f(a: int, *b: str, c: x = 1, **d: y) -> z: pass
def f() -> 'x':
  """doc"""
  x = yield
  y = yield 1
  z = yield 1, 2
  yield
  yield a, b
  yield from c
  return (yield)
def f(*a: *b): pass
# ---
@a
@b.c(1)
@d[0]
def f():
  pass
# ---
@a
class A: pass
# ---
class A: pass
class B(): pass
class C(A): x = 1
class D(A, k=1): pass
class E(k=1):
  pass
# ---
class A:
  """doc"""
  x: int = 1
  def f(self): self.x = y; global z
# ---
def f():
  global a, b
  def g():
    nonlocal c
  c = 1
# ---
match x:
  case 1: a
  case -1: a
  case 1.5 | -2.5: a
  case 'a' 'b': a
  case None | True | False: a
  case _: a
# ---
match x, y:
  case a, b: c
  case a,: c
  case (a, b): c
  case [a, b]: c
  case (a) if q: c
  case (): c
  case []: c
  case [a, *b, c]: d
  case [*_]: d
  case *a, b: c
  case (a,): c
  case a.b: c
  case a.b.c: d
# ---
match (x):
  case {}: a
  case {'a': b}: c
  case {'a': 1, **b}: c
  case {-1: a, b.c: d, None: e,}: f
  case {**a}: b
  case {'a': [b, c], 'd': {'e': f}}: g
# ---
match x.y:
  case A(): a
  case A(b): c
  case A(b, c=d): e
  case A(b=c, d=e,): f
  case a.B(1, 2,): c
  case A(b=B(c)) as d if d > 1: e
  case (A() | B()) as c: d
  case 1 as b: c
  case [a] | [_, a]: b
# ---
match = 1; case = 2; match; match.a; match(x); match[x]; match, case; match + 1; match: int = 1; _ = match
print(match)
match (x)
match [x]
match * a
match -x
# ---
match x:
  case case: match
match match:
  case match: match
match *a, b:
  case _: pass
match a,:
  case _: pass
match -a:
  case _: pass
match (a, b):
  case _: pass
match [a]:
  case _: pass
match {a: b}:
  case _ if (c := a): pass
match not a:
  case _: pass
match lambda: a:
  case _: pass
# ---
x = 1; y = 2;
if a: b; c; d
if a: b; c;
# ---
# a comment

x = 1  # another

  # indented comment
if a:
  # comment first

  b  # trailing
# dedented comment
  c

d
# ---
x = (1 +
     2)
y = [
  1,  # one

  2,
]
z = a + \
  b
if a and \
   b:
  c
# ---
if a:
	b
	if c:
		d
e
# ---
if a:
        b
# ---
class A:

  def f(self):

    return 1

  x = 2

y = 3
# ---
é = 1; ñandú = é; 变量 = 2; ﬁ = 3; ªb = ﬀ
# ---
1if x else y; 1or 2; [0x1for x in y]; 1and 2; 1in x; 1is x; 1not in x

0777
# ---
1_
# ---
1__0
# ---
1abc
# ---
0x
# ---
0xg
# ---
0b2
# ---
0b12
# ---
1e
# ---
1e+
# ---
1.e5x
# ---
1_000_
# ---
0_7
# ---
1.5abc
# ---
'abc
# ---
'''abc
# ---
'abc
'
# ---
f'abc
# ---
$
# ---
x = ?
# ---
a!b
# ---
(
# ---
(]
# ---
[)
# ---
{)
# ---
(

]
# ---
]
# ---
a)
# ---
(()
# ---
x = (1,
y = 2
# ---
if 1:
  a
 b
# ---
if 1:
	a
        b
# ---
 a
# ---
a
 b
# ---
if 1:
  a
   b
# ---
\
# ---
a\
# ---
a\ b
# ---
a\
b
# ---
'\
# ---
'\N{foo}'
# ---
'\x1'
# ---
'\u12'
# ---
'\U12345678'
# ---
f'{'
# ---
f'}'
# ---
f'{}'
# ---
f'{a'
# ---
f'{a b}'
# ---
f'{a!x}'
# ---
f'{a!}'
# ---
f'{a!r'
# ---
f'{a:'
# ---
f'{a:{'
# ---
f'{a:{b:{c}}}'
# ---
f'{a:{b:{c:{d}}}}'
# ---
f'{\n}'
# ---
f'{#}'
# ---
f'{a#}'
# ---
f'{(}'
# ---
f'{)}'
# ---
f'{(]}'
# ---
f'{lambda x: 1}'
# ---
f'{*a}'
# ---
f'{**a}'
# ---
f'{yield}'
# ---
f'{''}'
# ---
f'{
}'
# ---
f'{!r}'
# ---
f'{:x}'
# ---
f'{ }'
# ---
f'{1 if}'
# ---
a if b
# ---
a if b else
# ---
(a, b
# ---
[1, 2
# ---
{1: 2
# ---
def f(:
 pass
# ---
	a
# ---
if a:
        x
	y
# ---
if a:
	x
        y
# ---
*a=1
# ---
x=*a
# ---
*a
# ---
return *a
# ---
def f(): return *a
# ---
for x in *a: pass
# ---
a,*b,*c=d
# ---
[*a,*b]=c
# ---
(*a,(*b,*c))=d
# ---
for *a,*b in c: pass
# ---
f(a=1,a=2)
# ---
f(a=1,b=2,a=3)
# ---
class A(a=1,a=2): pass
# ---
try: pass
except: pass
except A: pass
# ---
def f():
 try: pass
 except: a
 except: b
# ---
__debug__=1
# ---
def f(__debug__): pass
# ---
f(__debug__=1)
# ---
x.__debug__=1
# ---
del __debug__
# ---
import __debug__
# ---
for __debug__ in x: pass
# ---
(__debug__:=1)
# ---
lambda __debug__: 1
# ---
class __debug__: pass
# ---
def __debug__(): pass
# ---
__debug__: int
# ---
__debug__+=1
# ---
with a as __debug__: pass
# ---
try: pass
except A as __debug__: pass
# ---
x=1
from __future__ import annotations
# ---
def f():
 from __future__ import division
# ---
def f():
 from a import *
# ---
class A:
 from a import *
# ---
class A:
 return
# ---
class A:
 yield
# ---
[(yield) for x in y]
# ---
x = [(yield from a) for b in c]
# ---
def f():
 [(yield) for x in y]
# ---
def f():
 class A:
  x = (yield)
# ---
def f():
 class A:
  return
# ---
while 1:
 def f(): break
# ---
while 1:
 class A: break
# ---
for x in y: pass
else: break
# ---
if 1: continue
# ---
def f(): continue
# ---
match x:
 case a: pass
 case b: pass
# ---
match x:
 case _: pass
 case b: pass
# ---
match x:
 case a|1: pass
# ---
match x:
 case 1|_|2: pass
# ---
match x:
 case a|b: pass
# ---
match x:
 case [a]|[b]: pass
# ---
match x:
 case [a,a]: pass
# ---
match x:
 case [*a,*b]: pass
# ---
match x:
 case [*_,*_]: pass
# ---
match x:
 case {'a':1,'a':2}: pass
# ---
match x:
 case {1:a,1.0:b}: pass
# ---
match x:
 case A(a=1,a=2): pass
# ---
match x:
 case f'a': pass
# ---
match x:
 case [a] as a: pass
# ---
match x:
 case (_): pass
 case 2: pass
# ---
match x:
 case _ as z: pass
 case 2: pass
# ---
match x:
 case a as _: pass
# ---
match x:
 case 1 as a.b: pass
# ---
match x:
 case A(b=1,c): pass
# ---
match x:
 case a.b(c=1,d,e): pass
# ---
match x:
 case *a: pass
# ---
match x:
 case -a: pass
# ---
match x:
 case 1+1: pass
# ---
match x:
 case +1: pass
# ---
match x:
 case {a:1}: pass
# ---
match x:
 case {'a':1, **_}: pass
# ---
match x:
 case None|a: pass
# ---
match x:
 case {-0:1,0:2}: pass
# ---
match x:
 case {True:1,1:2}: pass
# ---
match x:
 case {None:1,None:2}: pass
# ---
f(**a, b=1, b=2)
# ---
print(*a, sep='', sep='')
# ---
(*a)
# ---
yield *a
# ---
def f(): yield *a
# ---
assert *a
# ---
raise *a
# ---
a = b = *c
# ---
a += *b
# ---
*a += 1
# ---
*a: int
# ---
if *a: pass
# ---
while *a: pass
# ---
with *a: pass
# ---
with a as *b: pass
# ---
lambda *a: *a
# ---
[*a for a in b]
# ---
{**a for a in b}
# ---
{*a for a in b}
# ---
(*a for a in b)
# ---
f(*a for a in b)
# ---
f(**a for a in b)
# ---
1=2
# ---
x+1=2
# ---
f()=3
# ---
None=1
# ---
a,1=2
# ---
(yield)=1
# ---
[a,b+c]=1
# ---
x=y=1=2
# ---
x+=1+
# ---
1+=2
# ---
(a,b)+=1
# ---
[a]+=1
# ---
f()+=1
# ---
a:int:=3
# ---
(a,b):int=1
# ---
[a]:int
# ---
f():int
# ---
x:=3
# ---
(x.y:=3)
# ---
(x[0]:=2)
# ---
for 1 in x: pass
# ---
for f() in x: pass
# ---
with a as 1: pass
# ---
with a as f(): pass
# ---
del f()
# ---
del 1
# ---
del a+b
# ---
del (a,1)
# ---
del *a
# ---
[i for 1 in x]
# ---
if x=1: pass
# ---
f(a=1, 2)
# ---
f(**a, *b)
# ---
f(**a, 1)
# ---
f(a for a in b, c)
# ---
f(c, a for a in b)
# ---
f(1=2)
# ---
f(a+b=2)
# ---
f(True=1)
# ---
f(x.y=1)
# ---
f(a=)
# ---
f(a b)
# ---
[a b]
# ---
{a b}
# ---
{a:b c}
# ---
(a b)
# ---
print x
# ---
exec 'a'
# ---
a b
# ---
if a
# ---
if a:
# ---
if a:
b
# ---
while a
 b
# ---
def f()
 pass
# ---
def f(a,a): pass
# ---
def f(a=1,b): pass
# ---
def f(*): pass
# ---
def f(*,): pass
# ---
def f(*,**k): pass
# ---
def f(**k,a): pass
# ---
def f(**k,*a): pass
# ---
def f(*a,*b): pass
# ---
def f(a,/,b,/): pass
# ---
def f(/): pass
# ---
def f(*a,/): pass
# ---
def f(1): pass
# ---
def f((a,b)): pass
# ---
lambda (a,b): 1
# ---
lambda *: 1
# ---
lambda a=1,b: 1
# ---
class C
 pass
# ---
class C(a for a in b): pass
# ---
return
# ---
yield
# ---
break
# ---
continue
# ---
def f():
  nonlocal x
# ---
nonlocal x
# ---
def f():
 x=1
 global x
# ---
def f():
 print(x)
 global x
# ---
def f(x):
 global x
# ---
def f(x):
 nonlocal x
# ---
def f():
 x:int=1
 global x
# ---
x: int=1
global x
# ---
def f():
 x=1
 nonlocal x
# ---
def g():
 x=1
 def f():
  x=2
  nonlocal x
# ---
if a: 
b
# ---
def f():
  y = 1
  def g():
      y
    returnnonlocal[y := x for x in z]
# ---
  case -1: a
  case 1.5 |: a
# ---
 x%=1
# ---
  b a, del
# ---
x
}'''; f'{x:a{y} + b{z!r}c}'; F'{x}'; Rf'{x}'
# ---
  def%(self): __x = 1
# ---
1case finallya, c
# ---
class A:
   @ """doc"""
  x: int = 1
  def f(selfself: ).x = y; global z
# ---
def f(x):
  def g(x=x)y return x
  return lambda :=x: y
# ---
if a:
        
b
# ---
def f(y):
  return [x + y + z for x#cin y for w in y]
# ---
 f():
  y = 1 def g():
    nonlocal
  y
    return [y &  := x for x in z]
# ---
x = (1 +
     2)
y = [
  1,  #ifone

  2,
]
z = a + \
  b
  a and \
   b:
  c
# ---
for x,+y in z, :w
  continue
else:
  pass
# ---
for x, y in z, w:
  continue
else,:
  pass
# ---
)a
@)b.c(1@
@d[0]
deff():
  pass
# ---
x}}a{y}b{z!r}c:'; F'{x}'; Rf'{x}'
# ---
def f]):
  [y := x for x in z(
  return y
# ---
class A=

  def fself):

    return 1

  x  2

y : 3
# ---
class A:
  y = 1
  z = [yfor x in y]
  w = [x for x in y if y]
# ---
f}~ '{x!r}{y!s}{z!a}'
# ---
x = (1 := y)
# ---
def f^;:
  [y := x for x in z]
  return y
# ---
match (xmatch []
# ---
@a
def f():{a
@b(lambda: fc)
class B(d, k=e): f
# ---
class A:
  x = __class__
  def f(self): 
# ---
x = 0
def f True ():
  global x
  x = 1
  def g():+=
    return x
# ---
class A:
  y = 1[z = 
  y for x in y]
  w = [x for x in y if y]
# ---
def f:():
  x: 'int'
  y: 'int' = 1
  ...(z): 'int' = 2
  (w): 'int'
# ---
class A:
  def f(self):
    class B:
      def g(self): return  print __class__
    return super()
# ---
4.9eFalse324
# ---
class A:
  def f(self) ( :
    class B:
      def g(self): return __class__
    return super()
# ---
[y := x ~x in ]z
print(y)
# ---
[x forx in y]
[x for x in y for z in x if w]
# ---
{x: z for x, z Truein y}
{x for >x in y}
# ---
def f():
  x
 = 1
  class A:
    xtry = 2
    def g(self): return x
# ---
def f():
  x = 1
  /def g():
    nonlocal x
    x = 2h():
      nonlocal x
      x += 1
# ---
[x for x inisy]
# ---
x = (1 +
     2)
y = [
   ,  # one

  2,
]
z =1a + \
  b
if a and \
   b:
  c
# ---
1if x   y1or ; 2; [0x1for x in y];else1and 2; 1in x; 1is x; 1not in xmatch
# ---
del [x, y
# ---
class A: pass
class B(): pass
classC(A): x = 1
class D(A, k=1): pass
class E(k=1):
  pass
# ---
@a
@b.c(1
@d[0]
def f():
  pass
# ---
a[::  lambda2del
# ---
try:
  a
 True except A:
  b
except (B, C) as e:
  c
except:
  d
else
finally:
  f
# ---
def f():
  x: 'int'
  y:'int' = 1
  (): 'int'2
  (w): 'int'
# ---
[y := x x for in z| 1 ]
print(y)
# ---
2.2250738585072014e-
# ---
a if b else c if d //  else e
# ---
class A:
  def f(selfg:
    nonlocal_ = __class__[def )(): nonlocal nonlocal_
      nonlocal_
      = super
# ---
1 |= x
# ---
class A:
  """doc"""
  x: int = 1def f(self): self.x = y
# ---
try:
  a
except:return b
# ---
ifFalse(x := 1): y
# ---
try: afinally: b
# ---
x
{'''; f'}x:a{y}b{z!r}c'; F'{x}'; Rf'{x}'
# ---
if a:
  
elif c:
  d
elif e: f
else:
  g
# ---
try: a
del: b
# ---
def f():
  return [[y := x for x in z] for w in v{]
# ---
if a: 
# ---
match x, y:
  case a, b: c
  case a,:case (a, b): c
# ---
del+[x, ]
# ---
@a
@b #c .c(]
@d[0)
def f():
  pass
# ---
match (}):
  case {x: a
# ---
[0x1forin y]
# ---
1if x  y
# ---
if a:
  b
elif c:
  d
elif e: f
else:
# ---
for (x, ]), *z in w: pass
( x.a in b: pass
for x[iy in b: pass
for [a, b] in c: pass
# ---
def f(a, b=c, *d, e, **g :
  h =)a
  return i
# ---
def f():
  x: 'int'
  y: 'int' = 1
  (): 'int' = 2
  (w): 'int'
# ---
with (a for a in b):
with (a := b): c
with a as [b, c]: d
with (a,): b
# ---
a if b else c; a if b else c if d else e; (a if b  c) if d else e; lambda: a if b else c
# ---
def f():
  return (y := {1)
# ---
match x.y:
  case A(): a
  case A(b): yield  c
# ---
try: a
finallyfinally  **: b
# ---
del[0x1for x in y]
# ---
def f(y):
  return [x  for + y + z for x in y for w in y]
# ---
for ...True x in y: z
# ---
class A:
  """doc"
  : int = 1
  def f(self): self.x = y; global z
# ---
deff(a, b=c, *d, e, **g):
  h = a
  return i
# ---
for x, y in z, w:
  continue
else:
  continue
# ---
def f():
  def g(): 
  x = 1
  def h():
    x = 2
    def i(): return x
# ---
def f(a, b=c, 
  d, e, **g):
  h = a*return i
# ---
try: a
: b
# ---
try:continue
  a
except: b
# ---
def f(y):
  return  
 [x + y + z forf'{x}'x in y for w in y]
# ---
@a
class A:
# ---
'''c'f''
# ---
x in y: z
# ---
1if  y 1or 2;   [0x1for x in y]; 1and 2; 1in x; 1is x; 1not in x
# ---
def f():
  global a, b
  def g():
    nonlocal c
  
1 
# ---
class A: pass
class B(): pass
class C(A): x = 1
class D(A, k=1): pass
(k=1):
  pass
# ---
def f():
  x = 1
  class A:
    x = 2
    exec g(self): return x
# ---
def f(y):
  
return [lambda: x + y  x in y]
# ---
def f(y):
  return [lambda: x + y for *x in y]
# ---
def f():
  x = 1
  class A:
    x = 2
    def g(self):
# ---
def f():
  global a, b
  def g():
    nonlocal _
  c = 1
# ---
if ( not xNone := 1): y
# ---
def f():
  x: 'int'
  y: 'int' = 1
  (z): 'int' = 2
  (): 'int'
# ---
for x,elsey in z, w:
  continue
 :
  pass
# ---
elifcase [a] | [_, a]: b
# ---
def f():
  y = 1
  def g():
nonlocal y
    return [y := x for x in z]
# ---
def f(a, b=c*d, e, **g):
  h = a
  return i
# ---
lambdax  ,:1 x
# ---
xfor in y: z
# ---
def f():
  x in 1
  def g():
    nonlocal x
    x = 2
    def h():
      nonlocal x
      x += 1
# ---
class Ax
  """doc"self
  :: int = 1
  def f(self): is.x = y
# ---
asclass A:
  """doc"~=
  x: int "" 1
  def f(self): self.x = y
# ---
x = (1 +
     2)
y = [
  1,  # one

  2,
]
z = a + \
  b
if a and \b:
  c
# ---
assert "\0\7\77\377\x41\u0041\U0001F600\N{LATIN SMALL\LETTER}\N{GREEK SMALL LETTER ALPHA}\q\ud800\udc00'
# ---
try:
  aexcept: b
# ---
with a: b
with a as b: c
with a, b as *  c: d
# ---
del(**k)
# ---
def f(:
  y := x for x in z]
  return y
# ---
del None  (x, y)
# ---
a if b elseis c if d else e
# ---
return j
# ---
def f():
  global c, b
  def g():
    nonlocal c
  a = 1
# ---
class A:
  """doc"f
  x: int = 1
  def ""(self): self.x = y
# ---
for  f'{x}' x in y: 
# ---
def f(x):
  def g(x=x): return x
  return exec  lambda y=x: y
# ---
class A:
  class B:
    def f(self): return super()
  def g(self): print 1
# ---
x and (1 +
     2)
y = [
  1,  # one

  2,
]
z = a + \
  b
if a = \
   b:
  c
# ---
def f():
  global y
  [] := x for x in zy
# ---
def f(a, b=, *d, e, **g):
  h = a
  return i
# ---
\"\0\7\77\377\x41\u0041\U0001F600\N{LATIN SMALL LETTER A}\N{GREEK SMALL LETTER ALPHA}\ud800\q\udc00'
# ---
class A: pass
class B(): pass
class C(A): x = 1
class D(A,not k=1):  < pass
class E(k=1):assert
  pass
# ---
f((x , x in y)for 1)
# ---
@A
class a: 
# ---
def f(a, b=c, *d, a, **g):
  h = e
  return i
# ---
lambda *, : a
# ---
def k():
# ---
x = (1 +
     2)
y = [
  1,  # one

  2
   
]
z = a + \
  b
if a and \,b:
  c
# ---
with (a).b as c: lambda(yield_):Nonee
# ---
assert exec  x; assert x, y; pass; raise; raise !; raise x from y; raise x from None
# ---
class A:
class B(): pass
class C(A): x = 1
class D(A, k=1): pass
class E(k=1):
  pass
# ---
x,+= 1  2
# ---
for x,-y in z, w:
  continue
else:
  pass
# ---
x = (1 +
     2)
y = [
  1,  # one

  \,
]
z = a + 2
  b
if %a and \
   b:
# ---
class A:
  x =   __class__
  def f((self): Truepass
# ---
def f():
  x/= 1
  class A:
    nonlocal x
    x = 2
    def g(self=): return x_
# ---
def f(): * super()
# ---
def f(a,*b=c,  d, e, **g):
  h =a
  return i
# ---
class A:
x = __class__
  def f(self): pass
  
# ---
class A:
x = __class__
  def f(self): pass
# ---
def f():
  global a, b
  def g():
    nonlocal c
  returnc = 1
# ---
def f(:
  global yy := x for x in z]
# ---
x *=
# ---
lambda x, y z: x +=y + w(yield)
# ---
ifba:  
# ---
class A:
  x = __class__
  def f(self: pass
# ---
class A:
  x = 1
  y = ,  x
  def f(self):
    return x
# ---
def f():
  x += 1
  y[0] = 
  z.a = 2
  f"{w} {v:{u}}"
# ---
if :a b
# ---
'{x:{y=}}'f
# ---
deldnonlocal ifa: b
# ---
@adef f(): a
[b(lambda: c
class B(d, k=e): f
# ---
def f():
  return [[y := x for x in z] for w in v] if 
# ---
[y := x for x raise  in z]
print(y)
# ---
def f(x):
  def g(x=x): return x
  return lambda y=:x: y
# ---
[b->]
# ---
class A:
  y  1
  z = [y for% x in y]
  w = [x for x in y if y]
# ---
if : b
# ---
f( > ).a=
# ---
from a import (!=b)
# ---
match y a:
# ---
if,a:
        b
# ---
for x in y: elif  z
# ---
assert*x
# ---
deff():
  x = 1
  class A:
    x = 2
    def g(self): return x
# ---
class A: = __class__
  def f(self): pass
# ---
yield  pass
# ---
if:!bis
# ---
lambda x * : x
# ---
def f(): return super(finally
# ---
if  :ab
# ---
@a
@b.c(1) := 
%d[
def f():
  pass
# ---
_ f():
  return (y := 1)
# ---
break a:
        b
# ---
if 
  global
else:
  if c:
    d
# ---
raisex from None
# ---
lambda x, y=z: x  as + y + w
lambda: (yield)
# ---
raise x !from y
# ---
def f():
  x = 1
  x g():
    return def
  return g
# ---
def f():
  x += 1
  y[0] = pass  1
  z.a = 2
  f"{w} {v:{u}}"
# ---
def f():
  x: 'int'
  y: 'int' = 1
  (z): 'int' = 2
  (<w): 'int'
# ---
def
# ---
def f():
  lambda x class : lambda: x + y
  y =not1
# ---
def f():
  return [[y := x for x in //] forv]
# ---
def f(y):
  return [y: x + lambda for x in y]
# ---
in0x1for x [y]
# ---
def f(x):
   g(x=x): return x
  return lambda y=x: y
# ---
&1e400
# ---
if a:
  del
elif c:
  d
elif e: f
else:
  g
# ---
def ~  f()
  [y := x for x in z]
  return y
# ---
x = 1; y = 2;
if a: b;@c; d
if a: b; c;
# ---
if  -> a:
  b
else:
  if c:
    d
# ---
def ():
   (y := 1)
# ---
def f():
  != a, b
  def g():
    nonlocal c
  c= 1
# ---
def f():
  return [[y := x for x&in z] for w in v]
# ---
!={while, 2==}
# ---
if a:
	b
	if
c:
		d >e{
# ---
def f():
  x: 'int'
  y: 'int' = 1
  (z): 'int' =^2
  (w): 'int'
# ---
or
# ---
match * def | a
# ---
def 
  f():
  global y
  [y := x for x in z]
# ---
x = 1
print(lambda)

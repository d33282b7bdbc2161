x = 1
print(x)
# ---
def f(a, b=c, *d, e, **g):
  h = a
  return i
# ---
def f():
  x = 1
  def g():
    return x
  return g
# ---
def f():
  x = 1
  def g():
    def h():
      return x
    return h
  return g
# ---
def f():
  x = 1
  def g():
    nonlocal x
    x = 2
    def h():
      nonlocal x
      x += 1
# ---
x = 0
def f():
  global x
  x = 1
  def g():
    return x
# ---
x = 0
def f():
  x = 1
  def g():
    global x
    def h():
      return x
# ---
class A:
  x = 1
  y = x
  def f(self):
    return x
# ---
def f():
  x = 1
  class A:
    y = x
    def g(self): return x
# ---
def f():
  x = 1
  class A:
    x = 2
    def g(self): return x
# ---
def f():
  x = 1
  class A:
    global x
    x = 2
    def g(self): return x
# ---
def f():
  x = 1
  class A:
    nonlocal x
    x = 2
    def g(self): return x
# ---
class A:
  def f(self): return super().f()
  def g(self): return __class__
  def h(self): return [super().x for i in self]
  def i(self):
    def j(): return __class__
    return j
# ---
class A:
  x = __class__
  def f(self): pass
# ---
def f(): return super()
# ---
def f():
  __class__ = 1
  class A:
    def g(self): return __class__
# ---
class A:
  class B:
    def f(self): return super()
  def g(self): return 1
# ---
class A:
  def f(self):
    class B:
      def g(self): return __class__
    return super()
# ---
[x for x in y]
[x for x in y for z in x if w]
{x: z for x, z in y}
{x for x in y}
# ---
def f(y):
  return [x + y + z for x in y for w in y]
# ---
def f(y):
  return [lambda: x + y for x in y]
# ---
class A:
  y = 1
  z = [y for x in y]
  w = [x for x in y if y]
# ---
[y := x for x in z]
print(y)
# ---
def f():
  [y := x for x in z]
  return y
# ---
def f():
  return [[y := x for x in z] for w in v]
# ---
def f():
  global y
  [y := x for x in z]
# ---
def f():
  return (y := 1)
# ---
def f():
  y = 1
  def g():
    nonlocal y
    return [y := x for x in z]
# ---
lambda x, y=z: x + y + w
lambda: (yield)
# ---
def f():
  lambda x: lambda: x + y
  y = 1
# ---
def f():
  import a, b.c, d as e
  from g import h, i as j
  for k in l: pass
  for m, (n, *o) in p: pass
  with q as r, s as (t, u): pass
  try: pass
  except v as w: pass
  del x
  class y: pass
  def z(): pass
# ---
def f(a):
  match a:
    case b if q: pass
    case [c, *d]: pass
    case {'x': e, **g}: pass
    case h.i(j, k=l) as m: pass
    case [n] | [n, _]: pass
# ---
def f():
  x: 'int'
  y: 'int' = 1
  (z): 'int' = 2
  (w): 'int'
# ---
def f():
  x += 1
  y[0] = 1
  z.a = 2
  f"{w} {v:{u}}"
# ---
def f():
  yield 1
def g():
  x = yield from h
def i():
  def j(): yield
  return j
def k():
  return (x for x in y)
# ---
class A:
  def __f(self, __a): self.__b = __c; __d = 1; return __e__, __g_
  class __B:
    def f(self): __x = 1
  import __m
  from n import __o as __p
class __C:
  def f(self): __x = 1
class ___:
  def f(self): __x = 1
# ---
def f():
  def g(): return x
  x = 1
  def h():
    x = 2
    def i(): return x
# ---
def f(x):
  def g(x=x): return x
  return lambda y=x: y
# ---
@a
def f(): a
@b(lambda: c)
class B(d, k=e): f
# ---
def f():
  for x in range(3):
    def g(): return x
  else:
    y = x
  while z: w = 1
  else: v = 2
# ---
def f(a):
  class A:
    b = a
    a = 1
    class B:
      c = a
      def g(self): return a
# ---
class A:
  def f(self):
    nonlocal_ = __class__
    def g():
      nonlocal nonlocal_
      nonlocal_ = super

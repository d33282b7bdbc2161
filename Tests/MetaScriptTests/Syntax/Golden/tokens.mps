x = 1
# ---
if a:
  b
  if c:
    d
e
# ---
# comment

x = (1,  # inside

     2)

# ---
x = a + \
  b
if x: \
  y
# ---
0 00 1_000 0xFF 0Xa_b 0o17 0O1 0b1 0B1_0 1. .5 1.5 1e5 1E+5 1e-5 1_0.0_1e1_0 0.0 00.5 0e0
# ---
'' "" '''''' """""" 'a' "b" r'\' ' R"\"" f'{x}' rf'a' fR'b' u'c' U"d" Fr'e'
# ---
'''a
b''' """c
'd'
"""
# ---
'a\'b' "a\"b" 'a\
b' '\\'
# ---
'''a'b''c\'''d'''
# ---
( [ { } ] ) , : ; . ... -> @ = := + - * / // % ** << >> & | ^ ~ < > <= >= == != += -= *= /= //= %= @= **= <<= >>= &= |= ^=
# ---
a.b...c->d:=e**=f//=g>>=h<<=i!=j==k<=l
# ---
and as assert break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield True False None match case _ iff classy
# ---
1if 2else 3
# ---
a = b; c = d;
# ---
def f():
	return 1
	
	# comment at another level
        
# and another
	return 2
# ---
if a:
    if b:
        if c:
            d
e
# ---
été = 'é€😀'; 变量 = "ß"; x = été
# ---
x	=	1
# ---
class A:

  def f(self):

    pass


  def g(self): pass
# ---
x = [
1,
  2,
      3
]
if (a and
b):
  c
# ---
f(a)(b)[c]{d}
# ---
x = 1 # no line end follows
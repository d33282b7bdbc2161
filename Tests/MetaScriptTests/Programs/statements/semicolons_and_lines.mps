# Semicolons, continuation lines, comments and odd spacing.
x = 1; y = 2; print(x, y);
z = x + \
    y
print(z)   # comment
if x: print('a'); print('b')
for i in range(2): print(i, end=' '); print('-')
def f(): return 1
class C: a = 1; b = 2
print(f(), C.a, C.b)
w = (1 +
  # a comment inside
     2 +

     3)
print(w)
def spaced ( a , b = 2 ) :
        # deep indent
        return a+b
print ( spaced ( 1 ) , [ 1 , 2 ] [ 0 ] , { 'a' : 1 } [ 'a' ] , x . real )
if 1:
	print('tab indent')
s = 'a' \
    'b'
print(s)
pass; pass
"a lone string"
5
...

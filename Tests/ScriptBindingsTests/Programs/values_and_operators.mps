import mlx.core as mx

a = mx.array([[1.0, 2.0], [3.0, 4.0]])
b = mx.array([1, 2, 3])
i = mx.array(2)

try:
    print(repr(a))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(i))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(f'{a}'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(f'{i:5d}'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(f'{a:.2f}'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(f'{mx.array(1.5):.3f}'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.dtype))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.float32))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(str(mx.float32)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.float32==mx.float32))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.size,a.ndim,a.itemsize,a.nbytes))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(len(i)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(len(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(bool(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(float(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(int(mx.array(2.7))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(float(mx.array([1.5]))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(list(b)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b.tolist()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.item()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(i.item()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.T))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a+'x'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a@b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a[0,0,0]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a['x']))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a[1.5]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array('x')))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([[1],[2,3]])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([1,'a'])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([True,2])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([1,2.5])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array((1,2))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([b,b])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([mx.array(1),2])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array(2**40)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array(1,mx.float16)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b+1.5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b/2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b//2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b%2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b**2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(2**b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(-b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(abs(-b)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(~b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(~mx.array([True])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b==b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b==[1,2,3]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b=='x'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b is None))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b in [1]))
except Exception as e:
    print(type(e).__name__, e)

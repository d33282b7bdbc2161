import mlx.core as mx

a = mx.array([[1.0, 2.0], [3.0, 4.0]])
b = mx.array([1, 2, 3])
i = mx.array(2)

try:
    print(repr(mx.grad(lambda x:x*2)(3.0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.value_and_grad(lambda x,y:(x*y).sum(),argnums=[0,1])(a,a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.grad(lambda d:(d['a']**2).sum())({'a':a})))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.grad(lambda x:2.0)(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.grad(lambda x:(x.sum(),1))(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.value_and_grad(lambda x:(x.sum(),x))(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.eval(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.argmax(a,axis=1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.softmax(a,axis=-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.split(2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.split(a,2,axis=1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array_equal(a,a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.allclose(a,a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.expand_dims(b,0).shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.squeeze(b[None]).shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.matmul(a,b)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a+mx.array([1.,2.,3.])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array(1.0)+1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([1,2],dtype=mx.uint8)+300))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.maximum(b,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.clip(b,1,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.pi))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.inf))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.newaxis))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(type(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.float32.size))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.zeros((-1,))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.foo))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.foo))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([1.])[0]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(repr(mx.array(1e10))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([1e-7,1.5,100000.0,1234567.0])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([float('nan'),float('inf')])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.normal((2,2),key=mx.random.key(1))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.zeros((0,3))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array(True)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([[1,2],[3,4]],dtype=mx.float32)[1,0]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.square()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.flatten()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.mean(a,axis=(0,1))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(iter(i)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.at[0].add(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr([1,2]+b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b+[1,2,3]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b*(1,2,3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.add(1,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.exp(1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.array([1,2])==mx.array([1,2,3])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(round(mx.array(2.567),1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.var()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.std(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.tri(3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.topk(b,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.sort(-b)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.linalg.norm(a)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.outer(b,b)))
except Exception as e:
    print(type(e).__name__, e)

import mlx.core as mx

a = mx.array([[1.0, 2.0], [3.0, 4.0]])
b = mx.array([1, 2, 3])
i = mx.array(2)

try:
    print(repr(2 in b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b<2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b&1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b|1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b^1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b<<1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b>>1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(1-b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(1/b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(1//b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(5%b))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a@a))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b[None].shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b[...,None].shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b[::-1]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b[mx.array([0,2])]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(b[[0,2]]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a[:,1]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a[mx.array([True,False])]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.zeros(3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.zeros((2,3),mx.int32)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.ones_like(b)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.full((2,),7)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.full((2,),7.5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.arange(3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.arange(3.0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.arange(1,7,2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.arange(0,1,0.25)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.linspace(0,1,5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.eye(2)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.sum(a,axis=0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.sum()))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.mean(axis=1,keepdims=True)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.max(axis=-1)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.reshape(4)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.reshape(-1,1).shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.reshape([4,1]).shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.reshape((3,))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.transpose(1,0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(a.astype(mx.int32)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.concatenate([a,a],axis=0).shape))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.stack([b,b])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.where(b>1,b,0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.take(b,mx.array([0,0]))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.seed(3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.normal((2,))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.uniform(shape=(2,))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.key(3)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.randint(0,10,(3,))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.split(mx.random.key(0))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.bernoulli(0.5,(3,))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.permutation(5)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.random.categorical(mx.array([0.,1.]))))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.grad(lambda x:(x**2).sum())(b*1.0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(repr(mx.grad(lambda x:x**2)(b*1.0)))
except Exception as e:
    print(type(e).__name__, e)
try:
    mx.matmul(mx.array([[1, 2, 3]]), mx.array([[1, 2, 3]]))
except Exception as e:
    print(type(e).__name__, e)
try:
    mx.matmul(mx.array([[1, 2, 3]]), mx.array([[1], [2], [3]]))
except Exception as e:
    print(type(e).__name__, e)

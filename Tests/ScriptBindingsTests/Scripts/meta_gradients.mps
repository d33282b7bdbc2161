import mlx.core as mx
from mlx.utils import tree_map

def init(key):
    k1, k2 = mx.random.split(key)
    return {"l1": {"w": mx.random.normal((1, 20), key=k1), "b": mx.zeros(20)},
            "l2": {"w": mx.random.normal((20, 1), key=k2) * 0.1, "b": mx.zeros(1)}}

def net(p, x):
    return mx.tanh(x @ p["l1"]["w"] + p["l1"]["b"]) @ p["l2"]["w"] + p["l2"]["b"]

def loss(p, x, y):
    return mx.mean((net(p, x) - y) ** 2)

def adapt(p, x, y, lr=0.05, steps=2):
    for _ in range(steps):
        g = mx.grad(loss)(p, x, y)
        p = tree_map(lambda a, b: a - lr * b, p, g)
    return p

def task(key):
    a, b, c, d = mx.random.split(key, 4)
    amp = mx.random.uniform(0.1, 5.0, key=a)
    phase = mx.random.uniform(0, 3.14, key=b)
    x1 = mx.random.uniform(-5, 5, (10, 1), key=c)
    x2 = mx.random.uniform(-5, 5, (10, 1), key=d)
    f = lambda x: amp * mx.sin(x + phase)
    return x1, f(x1), x2, f(x2)

def meta_loss(p, tasks):
    total = 0.0
    for x1, y1, x2, y2 in tasks:
        total = total + loss(adapt(p, x1, y1), x2, y2)
    return total / len(tasks)

params = init(mx.random.key(0))
for it in range(3):
    tasks = [task(k) for k in mx.random.split(mx.random.key(100 + it), 4)]
    value, grads = mx.value_and_grad(meta_loss)(params, tasks)
    params = tree_map(lambda p, g: p - 0.001 * g, params, grads)
    print(f"{value.item():.3f}", [f"{g.sum().item():.2f}" for g in (grads["l1"]["w"], grads["l2"]["b"])])

f = lambda x: (x ** 3).sum()
print(mx.grad(lambda x: mx.grad(f)(x).sum())(mx.array([1.0, 2.0])))
print(mx.jvp(lambda x, y: [x * y, mx.sin(x)], [mx.array(2.0), mx.array(3.0)], [mx.array(1.0), mx.array(0.5)]))
print(mx.vjp(lambda x, y: [x * y, mx.sin(x)], [mx.array(2.0), mx.array(3.0)], [mx.array(1.0), mx.array(0.5)]))
print(mx.vmap(mx.grad(lambda w, x: (w * x).sum() ** 2), in_axes=(None, 0))(mx.array([1., 2.]), mx.array([[1., 2.], [3., 4.]])))
hess = lambda f: lambda x: mx.vmap(lambda v: mx.vjp(mx.grad(f), [x], [v])[1][0])(mx.eye(x.size))
print(hess(lambda x: (x ** 2).prod())(mx.array([1., 2., 3.])))
@mx.custom_function
def clamp(x, y):
    return mx.maximum(x, y) * 2
@clamp.vjp
def clamp_vjp(primals, cotangent, output):
    x, y = primals
    return cotangent * x, cotangent * 10 * y
print(mx.grad(lambda a, b: clamp(a, b).sum(), argnums=(0, 1))(mx.array([1., 2.]), mx.array([3., 1.])))

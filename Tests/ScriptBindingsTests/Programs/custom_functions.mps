import mlx.core as mx

def show(*a): print(*a)
@mx.custom_function
def f(x, y):
    return mx.sin(x) * y
@f.vjp
def f_vjp(primals, cotan, output):
    x, y = primals
    show("vjp", cotan.shape, output.shape)
    return cotan * mx.cos(x) * y * 10, cotan * mx.sin(x) * 10
@f.jvp
def f_jvp(primals, tangents):
    x, y = primals
    dx, dy = tangents
    show("jvp", dx is None, dy is None)
    r = mx.zeros_like(x)
    if dx is not None: r = r + dx * mx.cos(x) * y * 100
    if dy is not None: r = r + dy * mx.sin(x) * 100
    return r
@f.vmap
def f_vmap(inputs, axes):
    x, y = inputs
    ax, ay = axes
    show("vmap", ax, ay, x.shape, y.shape)
    if ay is not None and ax is not None and ay != ax: y = y.swapaxes(ay, ax)
    return mx.sin(x) * y * 1000, (ax if ax is not None else ay)
x, y = mx.array([0.5, 1.0, 2.0]), mx.array([2.0, 3.0, -1.0])
show(f(x, y))
show(mx.grad(lambda x, y: f(x, y).sum())(x, y))
show(mx.vjp(f, [x, y], [mx.ones(3)]))
show(mx.jvp(f, [x, y], [mx.ones(3), mx.zeros(3)]))
show(mx.jvp(lambda x: f(x, y) * 2, [x], [mx.ones(3)]))
show(mx.jvp(lambda y: f(x, y * 2).sum(), [y], [mx.ones(3)]))
show(mx.vmap(f)(x, y))
show(mx.vmap(f, in_axes=(0, None))(x, y))
show(mx.vmap(f, in_axes=(None, 0))(x, mx.ones((2, 3))))
show(mx.vmap(f, in_axes=(0, 1), out_axes=1)(mx.ones((2, 3)), mx.arange(6.0).reshape(3, 2)))

# One argument, no other rules.
@mx.custom_function
def g(x):
    return x ** 3
@g.jvp
def g_jvp(primals, tangents):
    show(type(primals).__name__, type(tangents).__name__)
    return tangents * 7
show(mx.jvp(g, [x], [mx.ones(3)]))
show(mx.grad(lambda x: g(x).sum())(x))
show(mx.grad(lambda x: mx.jvp(g, [x], [x])[1][0].sum())(x))
show(mx.vmap(g)(x))

@mx.custom_function
def k(x):
    return x ** 3
@k.vjp
def k_vjp(primals, cot, out):
    return cot * 5
show(mx.jvp(k, [x], [mx.ones(3)]))
show(mx.grad(lambda x: k(x).sum())(x))
show(mx.vmap(k)(x))
show(mx.grad(lambda x: mx.vmap(k)(x).sum())(x))

@mx.custom_function
def m(x):
    return x * 2
@m.vmap
def m_vmap(inputs, axes):
    show(type(inputs).__name__, type(axes).__name__, axes)
    return inputs * 20, axes
show(mx.vmap(m)(x))
show(mx.vmap(m, in_axes=1)(mx.ones((2, 3))))
show(mx.vmap(m, in_axes=1, out_axes=1)(mx.ones((2, 3))))
show(mx.grad(lambda x: m(x).sum())(x))
show(mx.grad(lambda x: mx.vmap(m)(x).sum())(x))

@mx.custom_function
def h(t):
    return {"a": t["p"] * t["q"], "b": [t["p"] + 1]}
@h.jvp
def h_jvp(primals, tangents):
    return {"a": tangents["p"] * 3, "b": [tangents["q"] * 4]}
@h.vmap
def h_vmap(inputs, axes):
    show(axes)
    return {"a": inputs["p"], "b": [inputs["q"]]}, {"a": 0, "b": [0]}
def hh(p, q):
    r = h({"p": p, "q": q})
    return r["a"], r["b"][0]
show(mx.jvp(hh, [x, y], [mx.ones(3), 2 * mx.ones(3)]))
show(mx.vmap(h)({"p": x, "q": y}))
def captured(x, y):
    @mx.custom_function
    def f(x):
        return x * y
    @f.jvp
    def f_jvp(p, t):
        return t * y
    return f(x)
show(mx.grad(captured, argnums=1)(mx.array(2.0), mx.array(3.0)), mx.grad(captured)(mx.array(2.0), mx.array(3.0)))
show(mx.jvp(captured, [mx.array(2.0), mx.array(3.0)], [mx.array(1.0), mx.array(10.0)]))

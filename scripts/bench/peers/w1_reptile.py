"""W1: Reptile meta-iterations per second on the reference's SimpleClassifier.

2 -> 64 -> 64 -> 2 (relu), 4 linear_classification tasks, support 5, query 20,
5 inner SGD steps at 0.01, outer 0.001.  One call = one meta_train_step as the
reference describes it: query_loss, support_loss and param_diff come back as floats.
Episodes are drawn beforehand.  `check` is the mean query loss of the first 64
meta-steps from the same weights on the same episodes (the same in every row).
"""
import copy
import itertools
import numpy as np
import common

VARIANTS = {
    "mlx": ["eager", "eager_lazy", "compile_step", "compile_meta", "compile_vmap"],
    "torch": ["deepcopy_sgd", "grad_inplace", "func_vmap", "compile_loop", "compile_vmap"],
    "jax": ["jit_inner_step", "jit_meta_loop", "jit_meta_vmap", "jit_meta_vmap_unroll",
            "scan100_vmap", "scan100_vmap_unroll", "scan100_loop_unroll"],
    "numpy": ["manual_loop", "manual_batched"],
}
DIMS = [2, 64, 64, 2]
TASKS, STEPS, INNER, OUTER = 4, 5, 0.01, 0.001
NBATCH = 64


def stacked(batches):
    """[(sx (4,5,2), sy, qx, qy)] per meta-batch"""
    return [tuple(np.stack([ep[i] for ep in b]) for i in range(4)) for b in batches]


# ------------------------------------------------------------------ MLX

def mlx(variant):
    import mlx.core as mx
    import mlx.nn as nn
    import mlx.optimizers as optim
    from mlx.utils import tree_flatten, tree_map, tree_unflatten
    from functools import partial
    mx.set_default_device(mx.cpu)

    class SimpleClassifier(nn.Module):
        def __init__(self, i, h, c):
            super().__init__()
            self.fc1, self.fc2, self.fc3 = nn.Linear(i, h), nn.Linear(h, h), nn.Linear(h, c)

        def __call__(self, x):
            return self.fc3(nn.relu(self.fc2(nn.relu(self.fc1(x)))))

    def cross_entropy_loss(logits, y):
        return nn.losses.cross_entropy(logits, y, reduction="mean")

    def loss_fn(model, x, y):
        return cross_entropy_loss(model(x), y)

    model = SimpleClassifier(2, 64, 2)
    model.update(tree_unflatten([(f"fc{i+1}.{n}", mx.array(v)) for i, (w, b) in enumerate(
        common.mlp_init(DIMS)) for n, v in (("weight", w), ("bias", b))]))
    mx.eval(model.parameters())
    batches = common.linear_batches(NBATCH)
    eps = [[tuple(mx.array(v) for v in ep) for ep in b] for b in batches]
    mx.eval(eps)

    def outer(theta, finals, qls, sls):
        new = tree_map(lambda t, *ps: t + OUTER * (sum(ps) / TASKS - t), theta, *finals)
        diff = mx.sqrt(sum(mx.sum((a - b) ** 2) for (_, a), (_, b) in
                           zip(tree_flatten(new), tree_flatten(theta))))
        return new, sum(qls) / TASKS, sum(sls) / TASKS, diff

    if variant in ("eager", "eager_lazy", "compile_step"):
        vg = nn.value_and_grad(model, loss_fn)
        opt = optim.SGD(learning_rate=INNER)

        def inner_step(x, y):
            loss, grads = vg(model, x, y)
            opt.update(model, grads)
            return loss

        if variant == "compile_step":
            state = [model.state, opt.state]
            inner_step = partial(mx.compile, inputs=state, outputs=state)(inner_step)
            q_loss = partial(mx.compile, inputs=[model.state])(lambda x, y: loss_fn(model, x, y))
        else:
            q_loss = lambda x, y: loss_fn(model, x, y)
        each = variant != "eager_lazy"

        def meta_step(batch):
            theta = model.parameters()
            finals, qls, sls = [], [], []
            for sx, sy, qx, qy in batch:
                model.update(theta)
                for _ in range(STEPS):
                    loss = inner_step(sx, sy)
                    if each:                       # the idiom of MLX's documentation
                        mx.eval(model.parameters(), opt.state)
                finals.append(model.parameters())
                qls.append(q_loss(qx, qy))
                sls.append(loss)
            new, q, s, d = outer(theta, finals, qls, sls)
            model.update(new)
            mx.eval(new, q, s, d)
            return q.item(), s.item(), d.item()
        data = eps
    else:
        def f(params, x, y):                       # pure: params is the tree
            for k in ("fc1", "fc2"):
                p = params[k]
                x = nn.relu(x @ p["weight"].swapaxes(-1, -2) + p["bias"])
            p = params["fc3"]
            return cross_entropy_loss(x @ p["weight"].swapaxes(-1, -2) + p["bias"], y)

        vg = mx.value_and_grad(f)

        def adapt(params, sx, sy, qx, qy):
            for _ in range(STEPS):
                loss, g = vg(params, sx, sy)
                params = tree_map(lambda p, d: p - INNER * d, params, g)
            return params, f(params, qx, qy), loss

        if variant == "compile_meta":
            @mx.compile
            def meta(theta, batch):
                r = [adapt(theta, *ep) for ep in batch]
                return outer(theta, [a for a, _, _ in r], [b for _, b, _ in r], [c for _, _, c in r])
            data = eps
        else:
            keys = [k for k, _ in tree_flatten(model.parameters())]

            def flat_adapt(*a):
                p, q, s = adapt(tree_unflatten(list(zip(keys, a[:6]))), *a[6:])
                return tuple(v for _, v in tree_flatten(p)) + (q, s)
            va = mx.vmap(flat_adapt, in_axes=(None,) * 6 + (0,) * 4)

            @mx.compile
            def meta(theta, batch):
                flat = [v for _, v in tree_flatten(theta)]
                r = va(*flat, *batch)
                new = [t + OUTER * (p.mean(0) - t) for t, p in zip(flat, r[:6])]
                d = mx.sqrt(sum(mx.sum((a - b) ** 2) for a, b in zip(new, flat)))
                return tree_unflatten(list(zip(keys, new))), r[6].mean(), r[7].mean(), d
            data = [tuple(mx.array(v) for v in b) for b in stacked(batches)]
        box = [model.parameters()]

        def meta_step(batch):
            box[0], q, s, d = meta(box[0], batch)
            mx.eval(box[0], q, s, d)
            return q.item(), s.item(), d.item()
    return meta_step, data, 1


# ------------------------------------------------------------------ PyTorch

def torch_(variant, threads):
    import torch
    import torch.nn as nn
    import torch.nn.functional as F
    if threads:
        torch.set_num_threads(threads)

    class SimpleClassifier(nn.Module):
        def __init__(self, i, h, c):
            super().__init__()
            self.fc1, self.fc2, self.fc3 = nn.Linear(i, h), nn.Linear(h, h), nn.Linear(h, c)

        def forward(self, x):
            return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))

    model = SimpleClassifier(2, 64, 2)
    with torch.no_grad():
        for l, (w, b) in zip((model.fc1, model.fc2, model.fc3), common.mlp_init(DIMS)):
            l.weight.copy_(torch.from_numpy(w))
            l.bias.copy_(torch.from_numpy(b))
    batches = common.linear_batches(NBATCH)
    tt = lambda v: torch.from_numpy(v).long() if v.dtype == np.int32 else torch.from_numpy(v)
    eps = [[tuple(tt(v) for v in ep) for ep in b] for b in batches]

    if variant == "deepcopy_sgd":                  # learn2learn's shape of it
        def meta_step(batch):
            ps = list(model.parameters())
            acc = [torch.zeros_like(p) for p in ps]
            q = s = 0.0
            for sx, sy, qx, qy in batch:
                learner = copy.deepcopy(model)
                opt = torch.optim.SGD(learner.parameters(), lr=INNER)
                for _ in range(STEPS):
                    loss = F.cross_entropy(learner(sx), sy)
                    opt.zero_grad()
                    loss.backward()
                    opt.step()
                with torch.no_grad():
                    q += F.cross_entropy(learner(qx), qy).item()
                    s += loss.item()
                    for a, p in zip(acc, learner.parameters()):
                        a.add_(p)
            with torch.no_grad():
                d = 0.0
                for p, a in zip(ps, acc):
                    u = OUTER * (a / TASKS - p)
                    p.add_(u)
                    d += u.square().sum()
            return q / TASKS, s / TASKS, float(d) ** 0.5
        return meta_step, eps, 1

    theta = [p.detach().clone() for p in model.parameters()]

    def net(p, x):
        x = F.relu(F.linear(x, p[0], p[1]))
        x = F.relu(F.linear(x, p[2], p[3]))
        return F.linear(x, p[4], p[5])

    if variant == "grad_inplace":                  # as lean as eager gets
        def meta_step(batch):
            acc = [torch.zeros_like(p) for p in theta]
            q = s = 0.0
            for sx, sy, qx, qy in batch:
                p = [t.clone().requires_grad_() for t in theta]
                for _ in range(STEPS):
                    loss = F.cross_entropy(net(p, sx), sy)
                    g = torch.autograd.grad(loss, p)
                    with torch.no_grad():
                        torch._foreach_add_(p, g, alpha=-INNER)
                with torch.no_grad():
                    q += F.cross_entropy(net(p, qx), qy).item()
                    s += loss.item()
                    torch._foreach_add_(acc, p)
            torch._foreach_div_(acc, TASKS)
            torch._foreach_sub_(acc, theta)
            torch._foreach_mul_(acc, OUTER)
            torch._foreach_add_(theta, acc)
            d = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(acc)))
            return q / TASKS, s / TASKS, d.item()
        return meta_step, eps, 1

    from torch.func import grad_and_value, vmap
    loss_of = lambda p, x, y: F.cross_entropy(net(p, x), y)
    gv = grad_and_value(loss_of)

    def adapt(p, sx, sy, qx, qy):
        for _ in range(STEPS):
            g, loss = gv(p, sx, sy)
            p = [a - INNER * b for a, b in zip(p, g)]
        return p, loss_of(p, qx, qy), loss

    def meta_v(th, sx, sy, qx, qy):
        p, q, s = vmap(adapt, in_dims=(None, 0, 0, 0, 0))(th, sx, sy, qx, qy)
        u = [OUTER * (a.mean(0) - t) for a, t in zip(p, th)]
        d = sum(v.square().sum() for v in u).sqrt()
        return [t + v for t, v in zip(th, u)], torch.stack([q.mean(), s.mean(), d])

    def meta_l(th, sx, sy, qx, qy):
        r = [adapt(th, sx[i], sy[i], qx[i], qy[i]) for i in range(TASKS)]
        u = [OUTER * (sum(ps) / TASKS - t) for t, *ps in zip(th, *[a for a, _, _ in r])]
        d = sum(v.square().sum() for v in u).sqrt()
        q, s = (sum(x[i] for x in r) / TASKS for i in (1, 2))
        return [t + v for t, v in zip(th, u)], torch.stack([q, s, d])

    fn = meta_l if variant == "compile_loop" else meta_v
    if variant.startswith("compile"):
        fn = torch.compile(fn, fullgraph=True)
    data = [tuple(tt(v) for v in b) for b in stacked(batches)]
    box = [theta]

    def meta_step(batch):
        with torch.no_grad():
            box[0], m = fn(box[0], *batch)
        return tuple(m.tolist())
    return meta_step, data, 1


# ------------------------------------------------------------------ JAX

def jax_(variant):
    import jax
    import jax.numpy as jnp
    from jax import lax
    theta = [(jnp.asarray(w.T), jnp.asarray(b)) for w, b in common.mlp_init(DIMS)]
    batches = common.linear_batches(NBATCH)

    def loss_of(p, x, y):
        x = jax.nn.relu(x @ p[0][0] + p[0][1])
        x = jax.nn.relu(x @ p[1][0] + p[1][1])
        z = x @ p[2][0] + p[2][1]
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], -1))

    vg = jax.value_and_grad(loss_of)
    sgd = lambda p, g: jax.tree.map(lambda a, b: a - INNER * b, p, g)
    box = [theta]

    if variant == "jit_inner_step":
        @jax.jit
        def step(p, x, y):
            loss, g = vg(p, x, y)
            return sgd(p, g), loss
        q_loss = jax.jit(loss_of)

        @jax.jit
        def outer(th, finals, qs, ss):
            new = jax.tree.map(lambda t, *ps: t + OUTER * (sum(ps) / TASKS - t), th, *finals)
            d = jnp.sqrt(sum(jnp.sum((a - b) ** 2) for a, b in
                             zip(jax.tree.leaves(new), jax.tree.leaves(th))))
            return new, sum(qs) / TASKS, sum(ss) / TASKS, d
        eps = [[tuple(jnp.asarray(v) for v in ep) for ep in b] for b in batches]

        def meta_step(batch):
            finals, qs, ss = [], [], []
            for sx, sy, qx, qy in batch:
                p = box[0]
                for _ in range(STEPS):
                    p, loss = step(p, sx, sy)
                finals.append(p)
                qs.append(q_loss(p, qx, qy))
                ss.append(loss)
            box[0], q, s, d = outer(box[0], finals, qs, ss)
            return float(q), float(s), float(d)
        return meta_step, eps, 1

    unroll = variant.endswith("unroll") or variant == "jit_meta_loop"

    def adapt(p, sx, sy, qx, qy):
        def body(p, _):
            loss, g = vg(p, sx, sy)
            return sgd(p, g), loss
        if unroll:
            for _ in range(STEPS):
                p, loss = body(p, None)
        else:
            p, losses = lax.scan(body, p, None, length=STEPS)
            loss = losses[-1]
        return p, loss_of(p, qx, qy), loss

    def meta(th, b):
        if "loop" in variant:
            r = [adapt(th, *(v[i] for v in b)) for i in range(TASKS)]
            p = jax.tree.map(lambda *a: jnp.stack(a), *[a for a, _, _ in r])
            q, s = (jnp.stack([x[i] for x in r]) for i in (1, 2))
        else:
            p, q, s = jax.vmap(adapt, in_axes=(None, 0, 0, 0, 0))(th, *b)
        u = jax.tree.map(lambda a, t: OUTER * (a.mean(0) - t), p, th)
        d = jnp.sqrt(sum(jnp.sum(v * v) for v in jax.tree.leaves(u)))
        return jax.tree.map(jnp.add, th, u), jnp.stack([q.mean(), s.mean(), d])

    st = stacked(batches)
    if variant.startswith("jit_meta"):
        fn = jax.jit(meta, donate_argnums=0)
        data = [tuple(jnp.asarray(v) for v in b) for b in st]

        def meta_step(batch):
            box[0], m = fn(box[0], batch)
            return tuple(np.asarray(m).tolist())
        return meta_step, data, 1

    fn = jax.jit(lambda th, bs: lax.scan(meta, th, bs), donate_argnums=0)
    many = [tuple(jnp.asarray(np.stack([st[(k * 100 + j) % NBATCH][i] for j in range(100)]))
                  for i in range(4)) for k in range(16)]

    def meta_step(bs):
        box[0], m = fn(box[0], bs)
        return np.asarray(m).tolist()
    return meta_step, many, 100


# ------------------------------------------------------------------ numpy, gradients by hand

def numpy_(variant):
    th = [v.copy() for wb in common.mlp_init(DIMS) for v in (wb[0].T.copy(), wb[1])]
    batches = common.linear_batches(NBATCH)
    T = lambda a: a.swapaxes(-1, -2)

    def fwd(p, x):
        h1 = np.maximum(x @ p[0] + p[1], 0)
        h2 = np.maximum(h1 @ p[2] + p[3], 0)
        return h1, h2, h2 @ p[4] + p[5]

    def ce(z, y1h):
        z = z - z.max(-1, keepdims=True)
        e = np.exp(z)
        s = e.sum(-1, keepdims=True)
        return (np.log(s[..., 0]) - (z * y1h).sum(-1)).mean(-1), e / s

    def step(p, x, y1h):
        h1, h2, z = fwd(p, x)
        loss, pr = ce(z, y1h)
        d3 = (pr - y1h) / x.shape[-2]
        d2 = (d3 @ T(p[4])) * (h2 > 0)
        d1 = (d2 @ T(p[2])) * (h1 > 0)
        for i, (h, d) in enumerate(((x, d1), (h1, d2), (h2, d3))):
            p[2 * i] -= INNER * (T(h) @ d)
            p[2 * i + 1] -= INNER * d.sum(-2, keepdims=d.ndim == 3)
        return loss

    eye = np.eye(2, dtype=np.float32)
    if variant == "manual_loop":
        data = [[(sx, eye[sy], qx, eye[qy]) for sx, sy, qx, qy in b] for b in batches]

        def meta_step(batch):
            acc = [np.zeros_like(t) for t in th]
            q = s = 0.0
            for sx, sy, qx, qy in batch:
                p = [t.copy() for t in th]
                for _ in range(STEPS):
                    loss = step(p, sx, sy)
                q += ce(fwd(p, qx)[2], qy)[0]
                s += loss
                for a, b in zip(acc, p):
                    a += b
            d = 0.0
            for t, a in zip(th, acc):
                u = OUTER * (a / TASKS - t)
                t += u
                d += float((u * u).sum())
            return float(q) / TASKS, float(s) / TASKS, d ** 0.5
        return meta_step, data, 1

    data = [(sx, eye[sy], qx, eye[qy]) for sx, sy, qx, qy in stacked(batches)]

    def meta_step(batch):
        sx, sy, qx, qy = batch
        p = [np.repeat(t[None] if t.ndim == 2 else t[None, None], TASKS, 0) for t in th]
        for _ in range(STEPS):
            loss = step(p, sx, sy)
        q = ce(fwd(p, qx)[2], qy)[0].mean()
        d = 0.0
        for t, a in zip(th, p):
            u = OUTER * (a.mean(0).reshape(t.shape) - t)
            t += u
            d += float((u * u).sum())
        return float(q), float(loss.mean()), d ** 0.5
    return meta_step, data, 1


def build(a):
    return {"mlx": lambda: mlx(a.variant), "torch": lambda: torch_(a.variant, a.threads),
            "jax": lambda: jax_(a.variant), "numpy": lambda: numpy_(a.variant)}[a.framework]()


if __name__ == "__main__":
    import time
    a = common.parse_args(list(VARIANTS), VARIANTS)
    meta_step, data, units = build(a)
    t0 = time.perf_counter()
    if units == 1:
        check = sum(meta_step(b)[0] for b in data) / len(data)
    else:
        check = sum(m[0] for m in meta_step(data[0])[:64]) / 64
    first = time.perf_counter() - t0
    it = itertools.cycle(data)
    res = common.bench(lambda: meta_step(next(it)), a, units)
    common.emit("W1", a, "meta_iters/s", res, check=round(check, 5), first_64_s=round(first, 2))

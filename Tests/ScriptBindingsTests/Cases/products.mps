# Products, convolutions, decompositions, attention: values and gradients.
from support import *

def f(*shape):
    return draw("float32", shape)

PAIRS = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((5, 2, 3), (3, 4)),
         ((5, 2, 3), (5, 3, 2)), ((1, 4, 2, 3), (5, 1, 3, 2)), ((0, 3), (3, 2)), ((2, 0), (0, 3)),
         ((2, 3), (2, 3)), ((17, 33), (33, 19))]
report("matmul", [lambda p=p, d=d: draw(d, p[0]) @ draw(d, p[1]) for p in PAIRS
                  for d in ("float32", "float16", "bfloat16", "float64", "complex64", "int32")])
for a, b in PAIRS[:7]:
    print("d matmul", *gradients(lambda x, y: x @ y, f(*a), f(*b)))
report("inner", [lambda a=a, b=b: mx.inner(f(*a), f(*b)) for a, b in (((3,), (3,)), ((2, 3), (4, 3)))])
report("outer", [lambda a=a, b=b: mx.outer(f(*a), f(*b)) for a, b in (((3,), (2,)), ((2, 2), (3,)))])
report("vecdot", [lambda a=a: mx.vecdot(f(2, 3), f(2, 3), axis=a) for a in (0, 1)])
report("tensordot", [lambda k=k: mx.tensordot(f(3, 3, 3), f(3, 3, 3), k)
                     for k in (0, 1, 2, ([0, 1], [1, 0]), ([0], [2]))])
report("addmm", [lambda a=a, b=b, s=s: mx.addmm(f(*s), f(2, 3), f(3, 4), alpha=a, beta=b)
                 for a in (1, .5) for b in (1, 0, 2) for s in ((4,), (2, 4), ())])
SUMS = ["ij,jk->ik", "ij,jk", "ij->ji", "ii->i", "ii", "ij,ij->", "ij,kj->ik", "i,j->ij",
        "ij,jk,kl->il", "...ij,...jk->...ik", "ij,ij->i", "ijk->k"]
for text in SUMS:
    terms = text.split("->")[0].split(",")
    make = lambda: [f(*([2] if "." in t else []), *[3 for c in t if c != "."]) for t in terms]
    report("einsum " + text, [lambda: mx.einsum(text, *make())])
    print("d einsum", *gradients(lambda *a: mx.einsum(text, *a), *make()))
for options in ({}, {"stride": 2}, {"padding": 1}, {"dilation": 2}, {"groups": 2},
                {"stride": 2, "padding": 2, "dilation": 2}):
    groups = options.get("groups", 1)
    w1, w2 = f(4, 3, 4 // groups), f(4, 3, 2, 4 // groups)
    for name, x, w in (("conv1d", f(2, 9, 4), w1), ("conv2d", f(2, 7, 8, 4), w2)):
        conv = getattr(mx, name)
        report(name, [lambda: conv(x, w, **options)])
        print("d", name, *gradients(lambda a, b: conv(a, b, **options), x, w))
        if groups == 1:
            turned = getattr(mx, name.replace("conv", "conv_transpose"))
            report(name + " transposed", [lambda: turned(x, w, **options)])
            print("d", name, *gradients(lambda a, b: turned(a, b, **options), x, w))
report("conv3d", [lambda: mx.conv3d(f(1, 4, 5, 4, 2), f(3, 2, 3, 2, 2), padding=1)])
report("conv_general", [lambda: mx.conv_general(f(1, 6, 6, 2), f(3, 3, 3, 2), padding=([1, 0], [2, 1]),
                                                input_dilation=2, flip=True),
                        lambda: mx.conv_general(f(1, 6, 2), f(3, 3, 2), stride=2, kernel_dilation=2)])
report("convolve", [lambda m=m, n=n: mx.convolve(f(6), f(n), mode=m)
                    for m in ("full", "same", "valid") for n in (1, 2, 3)])
for size in (1, 2, 3, 5):
    a = f(size, size) + 2 * mx.eye(size)
    s = a @ a.T + mx.eye(size)
    linalg = mx.linalg
    report("linalg", [lambda: linalg.inv(a), lambda: linalg.det(a), lambda: linalg.slogdet(a),
                      lambda: linalg.cholesky(s), lambda: linalg.cholesky(s, upper=True),
                      lambda: linalg.cholesky_inv(linalg.cholesky(s)), lambda: linalg.qr(a),
                      lambda: linalg.svd(a, compute_uv=False), lambda: mx.abs(linalg.svd(a)[0]),
                      lambda: linalg.eigvalsh(s), lambda: mx.abs(linalg.eigh(s)[1]),
                      lambda: linalg.lu(a), lambda: linalg.lu_factor(a), lambda: linalg.pinv(a[:, :1]),
                      lambda: linalg.solve(a, f(size)), lambda: linalg.solve(a, f(size, 2)),
                      lambda: linalg.tri_inv(a), lambda: linalg.tri_inv(a, upper=True),
                      lambda: linalg.solve_triangular(a, f(size, 2), upper=True)])
    report("norm", [lambda o=o: linalg.norm(a, o) for o in (None, "fro", "nuc", 1, -1, 2, -2,
                                                            math.inf, -math.inf, 3)])
    report("norms", [lambda o=o, k=k: linalg.norm(a, o, axis=1, keepdims=k)
                     for o in (None, 0, 1, 2, 3, -1, math.inf, -math.inf) for k in (False, True)])
    print("d norm", *[g for o in (1, 2, 3) for g in gradients(lambda x: linalg.norm(x, o, axis=0), a)])
report("cross", [lambda: mx.linalg.cross(f(4, 3), f(4, 3)), lambda: mx.linalg.cross(f(2), f(2))])
fast = mx.fast
for mask in (None, "causal", mx.tril(mx.ones((5, 5))) > 0, -mx.arange(25).reshape(5, 5).astype(mx.float32)):
    q, k, v = f(2, 4, 5, 6), f(2, 2, 5, 6), f(2, 2, 5, 6)
    attend = lambda q, k, v: fast.scaled_dot_product_attention(q, k, v, scale=.4, mask=mask)
    report("attention", [lambda: attend(q, k, v)])
    print("d attention", *gradients(attend, q, k, v)[:1])
report("rope", [lambda t=t, b=b, o=o: fast.rope(f(2, 3, 4, 8), 6, traditional=t, base=b, scale=.5, offset=o)
                for t in (False, True) for b in (100.0, 10000.0) for o in (0, 3)])
print("d rms_norm", *gradients(lambda x, w: fast.rms_norm(x, w, 1e-5), f(3, 5), f(5)))
print("d layer_norm", *gradients(lambda x, w, b: fast.layer_norm(x, w, b, 1e-5), f(3, 5), f(5), f(5)))
report("hadamard", [lambda n=n: mx.hadamard_transform(f(3, n)) for n in (1, 2, 8, 64)])
report("vmap", [lambda i=i, o=o: mx.vmap(lambda a, b: (a * b, a.sum()), in_axes=i, out_axes=o)(f(3, 3), f(3, 3))
                for i in ((0, 0), (1, 0), (0, None), (None, 1)) for o in ((0, 0), (1, 0))])

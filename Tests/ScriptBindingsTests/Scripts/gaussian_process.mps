import math
import mlx.core as mx
mx.random.seed(4)
def rbf(a, b, ls, var):
    d = (a[:, None] - b[None, :]) / ls
    return var * mx.exp(-0.5 * d * d)
x = mx.linspace(-3, 3, 12); y = mx.sin(x) + 0.1 * mx.random.normal((12,))
def nll(theta):
    ls, var, noise = mx.exp(theta[0]), mx.exp(theta[1]), mx.exp(theta[2])
    K = rbf(x, x, ls, var) + noise * mx.eye(12)
    L = mx.linalg.cholesky(K, stream=mx.cpu)
    a = mx.linalg.solve_triangular(L, y, stream=mx.cpu)
    return 0.5 * (a * a).sum() + mx.log(mx.diag(L)).sum() + 6 * math.log(2 * math.pi)
print(nll(mx.array([0., 0., -2.])))
K = rbf(x, x, 1.0, 1.0) + 0.1 * mx.eye(12)
xs = mx.array([0.5, 1.5]); Ks = rbf(x, xs, 1.0, 1.0)
mu = Ks.T @ mx.linalg.solve(K, y, stream=mx.cpu)
cov = rbf(xs, xs, 1.0, 1.0) - Ks.T @ mx.linalg.solve(K, Ks, stream=mx.cpu)
print(mu, cov)
w, v = mx.linalg.eigh(K, stream=mx.cpu)
print(w[-3:], (v @ mx.diag(w) @ v.T - K).abs().max() < 1e-4)
A = mx.random.normal((6, 4))
u, s, vt = mx.linalg.svd(A, stream=mx.cpu)
print(s, mx.allclose(u[:, :4] * s @ vt, A, atol=1e-4))
q, r = mx.linalg.qr(A, stream=mx.cpu); print(r, mx.allclose(q @ r, A, atol=1e-4))
print(mx.linalg.pinv(A, stream=mx.cpu) @ A)
B, C = mx.einsum("bij,bjk->bik", mx.ones((2, 3, 4)), mx.ones((2, 4, 5))), mx.einsum("ij,ij->", A, A)
print(B.shape, C)
def power_iter(M, n=50):
    b = mx.ones((M.shape[0],))
    for _ in range(n):
        b = M @ b; b = b / mx.linalg.norm(b)
    return b @ M @ b
print(power_iter(K), mx.max(w))
# kmeans
pts = mx.concatenate([mx.random.normal((20, 2)) + c for c in (0.0, 5.0, 10.0)])
cent = pts[mx.array([0, 25, 50])]
for _ in range(5):
    d = ((pts[:, None] - cent[None]) ** 2).sum(-1)
    lab = mx.argmin(d, axis=1)
    oh = (lab[:, None] == mx.arange(3)).astype(mx.float32)
    cent = (oh.T @ pts) / oh.sum(0)[:, None]
print(cent, lab.tolist()[:5], oh.sum(0))

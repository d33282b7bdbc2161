# Lambdas: any parameters, one expression, closures.
print((lambda: 1)(), (lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, b=2), (lambda x: lambda y: x - y)(5)(3))
print(list(map(lambda x: x ** 2, range(4))), sorted('bca', key=lambda c: -ord(c)), (lambda x: x if x > 0 else -x)(-3), (lambda: (yield))().__class__.__name__)
ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b}
print(ops['+'](1, 2), ops['-'](1, 2), [f(3) for f in (lambda x: x, lambda x: x * x)], (lambda a, /, b, *, c: a + b + c)(1, b=2, c=3))
compose = lambda *fs: lambda x: x if not fs else fs[0](compose(*fs[1:])(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
print((lambda x: [x := x + 1, x][1])(1))

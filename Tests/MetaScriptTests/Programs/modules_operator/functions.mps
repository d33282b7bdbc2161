# operator's functions and getters.
import operator as op
print(op.add(1, 2), op.sub(5, 3), op.mul('a', 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(3), op.pos(-3), op.not_([]), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 3), op.rshift(8, 1), op.invert(5), op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(2, 1), op.is_(None, None), op.is_not(1, None), op.contains([1], 1), op.concat([1], [2]), op.countOf([1, 1, 2], 1), op.indexOf([3, 4], 4), op.truth('a'), op.abs(-3), op.index(5), op.matmul.__name__, op.getitem({'a': 1}, 'a'))
l = [1, 2, 3]
op.setitem(l, 0, 'x'); op.delitem(l, 1)
print(l, op.itemgetter(1)('abc'), op.itemgetter(0, 2)('abc'), op.itemgetter('k')({'k': 5}), op.attrgetter('real')(5), op.attrgetter('real', 'imag')(5), op.methodcaller('upper')('a'), op.methodcaller('split', ',', maxsplit=1)('a,b,c'), op.iadd([1], [2]))
class P:
    def __init__(self, n, t): self.name, self.tag = n, t
class Q: p = P('deep', 1)
print(op.attrgetter('p.name')(Q), [p.name for p in sorted([P('b', 1), P('a', 2)], key=op.attrgetter('name'))], sorted([('a', 2), ('b', 1)], key=op.itemgetter(1)), max({'x': 3, 'y': 9}.items(), key=op.itemgetter(1)))

# Iterators, operators and containers of the library together.
import itertools as it, operator as op, functools, collections
print(list(it.accumulate([1,2,3,4])), list(it.accumulate([3,1,2],max)), list(it.accumulate([1,2],initial=10)), list(it.chain('ab',[1])), list(it.chain.from_iterable(['ab','c'])), list(it.combinations('abcd',2)), list(it.combinations_with_replacement('ab',2)), list(it.compress('abcd',[1,0,1,0])), list(it.islice(it.count(5,2),3)), list(it.islice(it.cycle('ab'),5)), list(it.dropwhile(lambda x:x<3,[1,3,2])), list(it.takewhile(lambda x:x<3,[1,3,2])), list(it.filterfalse(lambda x:x%2,range(5))), [(k,list(g)) for k,g in it.groupby('aabbca')], [(k,list(g)) for k,g in it.groupby([1,2,4,5],key=lambda x:x//3)], list(it.islice('abcdef',1,5,2)), list(it.pairwise('abcd')), list(it.permutations('abc',2)), list(it.product('ab',[1,2])), list(it.product([0,1],repeat=3)), list(it.repeat('x',3)), list(it.starmap(pow,[(2,3),(3,2)])), [list(x) for x in it.tee([1,2],2)], list(it.zip_longest('abc',[1],fillvalue='-')))
print(it.count(1), it.count(1.5,0.5), it.repeat(3), it.repeat(3,2))
for f in [lambda: it.islice([1],-1), lambda: list(it.islice([1],0,None,0)), lambda: it.combinations('a',-1), lambda: it.permutations('a','b'), lambda: list(it.accumulate([1,'a'])), lambda: it.count('a'), lambda: it.repeat(), lambda: list(it.starmap(pow,[1])), lambda: it.product(1), lambda: it.chain(1) and list(it.chain(1)), lambda: it.groupby(), lambda: it.tee([1],-1), lambda: next(it.permutations('ab',3))]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(op.itemgetter(1)([1,2]), op.itemgetter(1,0)('ab'), op.itemgetter(slice(1,3))('abcd'), op.attrgetter('real')(3), op.attrgetter('real','imag')(3), op.methodcaller('upper')('a'), op.methodcaller('split',',',maxsplit=1)('a,b,c'), op.add(1,2), op.concat([1],[2]), op.contains([1],1), op.countOf([1,1],1), op.indexOf([1,2],2), op.truediv(1,2), op.floordiv(7,2), op.mod(7,3), op.neg(1), op.not_(0), op.truth([]), op.xor(5,3), op.lshift(1,3), op.is_(None,None), op.is_not(1,None), op.index(3), op.inv(5), op.matmul if 0 else '', op.pow(2,3), op.abs(-3), op.iadd([1],[2]), op.length_hint([1,2]), op.itemgetter('a'), op.attrgetter('a.b'), op.methodcaller('f',1,k=2))
d={}; op.setitem(d,'a',1); print(d, op.getitem(d,'a')); op.delitem(d,'a'); print(d)
from collections import *
c=Counter('mississippi'); print(c, c.most_common(2), c['z'], sorted(c.elements()), c.total(), c+Counter('ms'), c-Counter('ssss'), c&Counter('sss'), c|Counter('zz'), -Counter(a=-1,b=2), +Counter(a=-1,b=2), Counter(a=1)==Counter(a=1,b=0), Counter(a=1)<=Counter(a=2)); c.update('mm'); c.subtract({'i':10}); print(c, Counter(), Counter(a=3).items(), Counter([1,1,2]).most_common()); del c['nope']; print(c.pop('m'), dict(c), Counter({'a':2}) , c.copy()==c)
dd=defaultdict(list); dd['a'].append(1); print(dd, dd.get('z'), dd.default_factory, dict(dd)); 
try: defaultdict(None)['x']
except KeyError as e: print('KeyError', e)
try: defaultdict(5)
except TypeError as e: print(e)
od=OrderedDict([('a',1),('b',2),('c',3)]); od.move_to_end('a'); print(od, od.popitem(last=False), list(reversed(od)), od==OrderedDict([('a',1),('c',3)]), od=={'a':1,'c':3}); od.move_to_end('c',last=False); print(list(od), od|{'z':1})
dq=deque([1,2,3,4],maxlen=4); dq.append(5); dq.appendleft(0); print(dq, dq.maxlen, dq[0], dq[-1]); dq.rotate(1); print(dq); dq.rotate(-2); print(dq, list(reversed(dq)), 3 in dq, dq.index(3), dq.count(3)); dq.extend([7,8]); dq.extendleft([9,10]); print(dq); dq.remove(7) if 7 in dq else None; print(dq, deque('abc')+deque('d'), deque([1])*3, deque([1,2])<deque([1,3]), dq.copy()); dq.insert(1,'x') if len(dq)<4 else None; print(dq); dq.clear(); print(dq, bool(dq)); dq.reverse()
for f in [lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1],maxlen=-1), lambda: deque([1,2],2).insert(0,3), lambda: deque([1]).index(9), lambda: deque(5), lambda: hash(deque())]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
P=namedtuple('P','x y z',defaults=[0]); p=P(1,2); print(p, p.x, p._asdict(), p._replace(y=5), P._fields, P._make([1,2,3]), p==(1,2,0), p[1], len(p), P.__doc__, P._field_defaults); x,*r=p; print(x,r, hash(p)==hash((1,2,0)), sorted([P(3,1),P(1,2)]))
for f in [lambda: namedtuple('P','x x'), lambda: namedtuple('P','1x'), lambda: namedtuple('P','class'), lambda: namedtuple('P','_x'), lambda: P(1), lambda: P(1,2,3,4), lambda: P(a=1), lambda: p._replace(q=1), lambda: setattr(p,'x',1), lambda: P._make([1])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(namedtuple('R','a class def a',rename=True)._fields, namedtuple('Q','a,b')(1,2), namedtuple('E',[])())
cm=ChainMap({'a':1},{'a':2,'b':3}); print(cm, cm['a'], cm['b'], dict(cm), list(cm), cm.new_child({'c':4}), cm.parents, len(cm), cm.maps); cm['z']=1; print(cm)
try: cm['q']
except KeyError as e: print(e)
try: del cm['b']
except KeyError as e: print(e)
print(functools.reduce(lambda a,b:a*b,[1,2,3,4]), functools.reduce(op.add,[],5), functools.partial(int,base=2)('101'), functools.partial(print,'a',sep='-'))

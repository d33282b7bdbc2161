# Texts that are JSON and texts that are not, and every way of writing.
import json
def show(f):
    try: print(f())
    except json.JSONDecodeError as e: print('JDE', e, e.msg, e.pos, e.lineno, e.colno, e.doc[:10])
    except Exception as e: print(type(e).__name__, e)
d={'a':1,'b':[1,2.5,None,True,False],'c':{'x':'é"\\\n\t\u2028'},'d':[], 'e':{}, 3:4, None:5, True:6, 2.5:7}
show(lambda: json.dumps(d)); show(lambda: json.dumps(d, indent=2)); show(lambda: json.dumps(d, indent='\t', ensure_ascii=False, separators=(',',':'))); show(lambda: json.dumps({'b':1,'a':2}, sort_keys=True, indent=4)); show(lambda: json.dumps(d, sort_keys=True))
show(lambda: json.dumps([float('inf'),float('-inf'),float('nan')])); show(lambda: json.dumps(float('nan'), allow_nan=False)); show(lambda: json.dumps({1,2})); show(lambda: json.dumps(object)); show(lambda: json.dumps({(1,2):3})); show(lambda: json.dumps({(1,2):3}, skipkeys=True)); show(lambda: json.dumps((1,'a')))
class P:
    def __init__(s,x): s.x=x
show(lambda: json.dumps([P(1)], default=lambda o:o.__dict__)); show(lambda: json.dumps(P(1), default=lambda o: [o.x])); show(lambda: json.dumps(1e100)); show(lambda: json.dumps(10**30)); show(lambda: json.dumps('\ud800 \U0001f600 \x7f \x00'))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
show(lambda: json.dumps({'s':{3,1}}, cls=E)); show(lambda: json.dumps(P(1), cls=E)); show(lambda: E().encode([1,{2}])); show(lambda: list(json.JSONEncoder().iterencode([1,2]))[:3] and ''.join(json.JSONEncoder().iterencode([1,2,{'a':None}])))
l=[]; l.append(l); show(lambda: json.dumps(l)); 
for t in ['{"a":1,"b":[1,2.5e3,-0,null,true]}','[1,2,]','{"a":}','{a:1}','','nul','"abc','"a\\x"','"\\u12"','[1 2]','{"a" 1}','{"a":1,}','01','1.','.5','-','+1','1e5','1E+2','[1]x','"\\ud83d\\ude00"','"\\ud83d"','"tab\there"',' [ ] ','NaN','Infinity','-Infinity','{"a":1,"a":2}','[','{','{"a"','{"a":1','"\\','["a',"'a'",'truee','1 2','\ufeff[]','{"k":[{"z":1}]}', '[1,\n2,\nx]','123456789012345678901234567890','1.5e400','-0.0']:
    show(lambda: repr(json.loads(t)))
show(lambda: json.loads('{"a":1.5,"b":2}', parse_float=str, parse_int=lambda s:int(s)*10)); show(lambda: json.loads('{"a":{"b":1}}', object_hook=lambda o: sorted(o.items()))); show(lambda: json.loads('{"a":1,"a":2}', object_pairs_hook=list)); show(lambda: json.loads('[NaN]', parse_constant=lambda c: c)); show(lambda: json.loads(5)); show(lambda: json.loads(None))
import io
f=io.StringIO(); json.dump({'a':[1]}, f, indent=1); print(f.getvalue()); f.seek(0); print(json.load(f))
show(lambda: json.JSONDecoder().raw_decode('[1] rest')); show(lambda: json.JSONDecoder().decode('  {"a": 1}  ')); show(lambda: json.dumps('a/b<>&')); show(lambda: json.dumps({'a':1}, indent=0)); show(lambda: json.dumps([[],{},[[]]], indent=2)); show(lambda: json.dumps([1,2,3], indent=None, separators=(', ',': ')))
class I(int): pass
class S(str): pass
class D(dict): pass
class L(list): pass
show(lambda: json.dumps([I(3),S('x'),D(a=1),L([1])]))
from collections import OrderedDict, namedtuple, defaultdict, Counter
show(lambda: json.dumps([OrderedDict(b=1,a=2), namedtuple('T','a b')(1,2), defaultdict(int,{'a':1}), Counter('aab')]))

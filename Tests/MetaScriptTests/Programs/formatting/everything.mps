# Every way of formatting numbers and texts, and what is wrong with a format.
# formatting
for v in (0,1,-1,12345678,-98765):
    print(f"{v:d}|{v:5d}|{v:<8}|{v:>8}|{v:^8}|{v:+}|{v: }|{v:,}|{v:_}|{v:08}|{v:x}|{v:#X}|{v:#o}|{v:#b}|{v:e}|{v:.2f}|{v:%}|{v:n}|{v:=+9d}|{v:*^11,}")
for v in (0.0,-0.0,1.5,-2.25,1e16,1e-5,123456.789,float('inf'),float('-inf'),float('nan'),1/3,1e100,5e-324):
    print(f"{v}|{v:f}|{v:.0f}|{v:#.0f}|{v:g}|{v:G}|{v:.3g}|{v:e}|{v:.2E}|{v:10.3f}|{v:<10.2f}|{v:+.1f}|{v:,.2f}|{v:%}|{v:.1%}|{v:n}|{v!r:>12}|{v:010.2f}|{v:_}|{v:#g}")
s='héllo'
print(f"{s}|{s:>10}|{s:^10}|{s:*<10}|{s:.2}|{s:10.3}|{s!r}|{s!a}|{s!s:>8}|{s!r:^12}")
w=10;p=3
print(f"{3.14159:{w}.{p}f}|{'x':{'*'}^{w}}|{w=}|{w = }|{w=:>5}|{s=!s}|{3+4=}")
print("%d %5d %-5d| %05d %+d % d %x %X %o %#x %#o" % (1,2,3,4,5,6,255,255,8,255,8))
print("%s %r %a %10s|%-10s|%.2s" % ('a','b','é','c','d','efg'))
print("%f %.2f %10.3f|%-10.1f|%e %.3E %g %G %%" % (1.5,2.345,3.14159,2.5,12345.678,0.00012,1e10,1e-10))
print("%c%c" % (65,'B'), "%(a)s %(b)d" % {'a':1,'b':2}, "%*d|%-*d|%.*f" % (5,1,5,2,2,3.14159))
for fmt,val in [("%d","x"),("%d",1.5),("%c",300000000),("%s",()),("%s %s",(1,)),("%s",(1,2)),("%q",1),("%(a)s",1),("%x",1.5),("%",1),("%(a",{'a':1}), ("%d",None), ("%f",'x'),("%c",'ab'),("%i",True)]:
    try: print(fmt % val)
    except Exception as e: print(type(e).__name__, e)
print("{} {} {}".format(1,2,3), "{0} {1} {0}".format('a','b'), "{x} {y}".format(x=1,y=2), "{0[1]} {1.real} {a[k]}".format([1,2],3,a={'k':'v'}), "{!r} {!s} {!a}".format('a','b','é'), "{:>{w}}".format('x',w=5), "{{}} {}".format(1))
for f,a,k in [("{}{0}",(1,),{}),("{0}{}",(1,),{}),("{1}",(1,),{}),("{a}",(),{}),("{",(),{}),("}",(),{}),("{0.x}",(1,),{}),("{0[}",(1,),{}),("{!x}",(1,),{}),("{:z}",(1,),{}),("{0[a]}",([1],),{}),("{:d}",('s',),{}),("{:s}",(3,),{}),("{:,d}",('x',),{}),("{:.2d}",(3,),{}),("{:c}",(-1,),{}),("{:,x}",(3,),{}),("{:_x}",(70000,),{}),("{:=5}",('s',),{}),("{:+}",('s',),{}),("{:10.4}",([],),{}),("{:<<5}",(1,),{}),("{:5}{:6}",(1,2),{}),("{:,,}",(1,),{}),("{:,_}",(1,),{}),("{:#}",("x",),{}),("{:0=+8.2f}",(3.14159,),{}),("{a!r:>10}",(),{'a':'q'}),("{0!r!s}",(1,),{}),("{:%}",(1,),{}),("{:c}",(97,),{}),("{:x}",(1.5,),{}),("{:b}",('a',),{}),("{:5c}",(65,),{}),("{:,.3}",(1234.5678,),{}),("{:.}",(1.5,),{}),("{: }",('x',),{}),("{:z.1f}",(-0.01,),{}),("{:010}",('ab',),{}),("{:^010}",(5,),{}),("{:\x00^5}",(1,),{})]:
    try: print(repr(f), repr(f.format(*a,**k)))
    except Exception as e: print(repr(f), type(e).__name__, e)
class T:
    def __format__(self, spec): return f"T<{spec}>"
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
print(f"{T()} {T():abc} {T()!s} {T()!r:>6}", format(T(),'x'), '{:q}'.format(T()), '%s %r' % (T(),T()))
class U: pass
try: f"{U():>5}"
except TypeError as e: print(e)
try: format([], 'x')
except TypeError as e: print(e)
try: format(None, '>5')
except TypeError as e: print(e)
print(format(True,'d'), format(True,'>6'), format(True), f"{True:5}", f"{None}")
print('{:{}}'.format(1,5), '{:{}.{}f}'.format(3.14159,8,2), "{a.b.c}".format(a=type('A',(),{'b':type('B',(),{'c':9})})), '{0:}'.format('x'), '{:>10s}|{:<10s}'.format('a','b'))
print(str.format_map('{a} {b}', {'a':1,'b':2}))
class Default(dict):
    def __missing__(self,k): return f'<{k}>'
print('{a} {zz}'.format_map(Default(a=1)))
print(f'{"nested " + f"{1+1}"}', f"{'a' if True else 'b'}", f"{ {'a':1}['a'] }", f"{(lambda x: x*2)(3)}", f"{[i for i in range(3)]}", f'''{
1+1}''')
print(round(2.5),round(3.5),round(-2.5),round(2.675,2),round(1234.567,-2),round(15,-1),round(25,-1),round(1e300,2), round(0.5), round(1.0), round(5,2), round(-0.4))
print(1e22,1e21,123456789012345680.0,0.1+0.2,1e-4,1e-5,100000.0,1e15,1e16,-1.5e-7,2**0.5,1/3)

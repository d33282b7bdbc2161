# Operands, arguments, targets and displays are evaluated left to right.
log = []
def t(x):
    log.append(x)
    return x
def flush():
    print(*log)
    log.clear()
t(1) + t(2) * t(3); flush()
t(1) < t(0) < t(3); flush()
[t(1), t(2)]; {t('k1'): t('v1'), t('k2'): t('v2')}; flush()
def f(*a, **k): pass
f(t(1), *[t(2)], t(3), x=t(4), **{'y': t(5)}); flush()
d = {}
d[t('key')] = t('value'); flush()
a = [0, 0]
a[t(0)], a[t(1)] = t('x'), t('y'); flush()
t('then') if t(True) else t('else'); flush()
a[t(0):t(1):t(1)]; flush()
class C: pass
def obj(n):
    log.append(n)
    return C()
obj('o').attr = t('val'); flush()
a = [1, 2]
a[t(0)] += t(5); flush()
t('a') and t('') and t('b') or t('c'); flush()
x = {t(i): t(i * 10) for i in (1, 2)}; flush()
(lambda a=t('default'): 0); flush()
f"{t('f1')}{t('f2'):{t('>3')}}"; flush()
print(t('sep1'), t('arg2'), sep=t(' ')); flush()

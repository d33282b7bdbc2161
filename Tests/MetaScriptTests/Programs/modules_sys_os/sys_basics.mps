# What programs use of sys.
import sys
print(len(sys.argv), sys.argv[0].endswith('.mps'), sys.maxsize == 2 ** 63 - 1, sys.version_info >= (3, 11), sys.version_info[0], sys.getrecursionlimit(), sys.byteorder, sys.float_info.max, sys.float_info.epsilon, sys.stdout is not None)
print(sys.stdout.write('written\n'), file=sys.stdout)
sys.stdout.flush()
print('to stderr', file=sys.stderr)
sys.setrecursionlimit(500)
def f(n): return f(n + 1)
try:
    f(0)
except RecursionError as error:
    print('limited', sys.getrecursionlimit())
try:
    1 / 0
except ZeroDivisionError:
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value, trace is not None)
print(sys.exc_info(), sys.platform in ('linux', 'darwin'), isinstance(sys.path, list), isinstance(sys.modules, dict))

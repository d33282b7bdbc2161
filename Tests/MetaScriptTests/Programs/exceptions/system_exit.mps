# sys.exit raises SystemExit, which an except Exception does not catch; its code is the status.
import sys
try:
    sys.exit(3)
except Exception:
    print('no')
except SystemExit as error:
    print('caught', error.code, repr(error))
try:
    sys.exit()
except SystemExit as error:
    print(error.code, repr(error))
try:
    print('leaving')
    sys.exit(7)
finally:
    print('finally runs')
print('not printed')

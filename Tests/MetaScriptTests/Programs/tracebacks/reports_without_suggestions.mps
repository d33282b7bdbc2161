# The reports of traceback and logging do not guess what was meant.
import logging
import sys
import traceback

try:
    prin('x')
except NameError as e:
    print(traceback.format_exc().splitlines()[-1])
    print(traceback.format_exception_only(e))
    logging.basicConfig(stream=sys.stdout)
    logging.error("failed", exc_info=False)
[].appendd(1)

# Loggers, handlers, filters, formatters with time and place, exceptions.
import logging, sys, io
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s'))
log = logging.getLogger('a.b')
log.addHandler(handler)
log.setLevel(logging.DEBUG)
log.propagate = False
def work(n):
    log.debug('working on %d', n)
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception('failed %s', 'badly')
work(3)
text = stream.getvalue().split('\n')
print(text[0]); print(text[1]); print(text[2], text[-2])
class OnlyOdd(logging.Filter):
    def filter(self, record): return record.args and record.args[0] % 2 == 1
handler.addFilter(OnlyOdd())
stream.truncate(0); stream.seek(0)
for n in range(4): log.info('n=%d', n)
print(stream.getvalue())
class ListHandler(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, record): self.records.append(self.format(record))
h = ListHandler()
h.setLevel(logging.ERROR)
h.setFormatter(logging.Formatter('{levelname} {message}', style='{'))
root = logging.getLogger()
root.addHandler(h)
logging.getLogger('other').warning('low'); logging.getLogger('other').error('high %s', {'k': 1}); logging.error('%(a)s-%(b)d', {'a': 'x', 'b': 2})
print(h.records, log.handlers, logging.getLogger('a').getChild('c').name, log.parent.name, logging.getLogger('a') is log.parent)
print(logging.getLevelName(15), logging.getLevelName('NOPE'), logging.INFO < logging.WARNING)
logging.addLevelName(25, 'NOTICE')
log.filters, handler.filters
h2 = logging.StreamHandler(sys.stdout)
log.addHandler(h2); log.removeHandler(handler)
log.log(25, 'noticed'); log.warning('plain')
h2.setFormatter(logging.Formatter('%(asctime)s', datefmt='%Y'))
print(logging.getLevelName(25), h2, isinstance(h2, logging.Handler))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: log.setLevel('loud'))
attempt(lambda: logging.getLogger(5))
attempt(lambda: logging.Formatter('x', style='?'))
attempt(lambda: log.log('x', 'y'))
logging.disable(logging.CRITICAL)
log.critical('silent')
logging.disable(logging.NOTSET)
logging.getLogger('a.b.c').info('child')

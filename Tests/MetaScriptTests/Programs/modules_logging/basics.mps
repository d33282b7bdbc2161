# logging: levels, formats, handlers to a stream, lazy arguments.
import logging, sys
logging.basicConfig(level=logging.INFO, format='%(levelname)s:%(name)s:%(message)s', stream=sys.stdout)
log = logging.getLogger('app')
log.debug('hidden'); log.info('hello %s', 'world'); log.warning('%d%% of %r', 50, 'x'); log.error('err'); log.critical('crit')
logging.info('root'); logging.warning('plain')
print(log.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), logging.getLogger('app') is log, logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL, logging.getLevelName(30), logging.getLevelName('ERROR'))
log.setLevel(logging.DEBUG)
log.debug('now shown')
child = logging.getLogger('app.sub')
child.info('from child')
log.setLevel('WARNING')
log.info('hidden again'); child.info('hidden too'); child.warning('child warns')
log.log(logging.ERROR, 'by number %s', [1])
try:
    1 / 0
except ZeroDivisionError:
    log.error('with info', exc_info=False)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter('[{levelname:>8}] {message}', style='{'))
other = logging.getLogger('other')
other.propagate = False
other.addHandler(h)
other.warning('own handler')
other.removeHandler(h)
print(len(other.handlers), log.hasHandlers())

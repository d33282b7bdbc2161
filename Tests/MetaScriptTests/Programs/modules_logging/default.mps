# Without configuration, warnings and worse go to standard error as bare text.
import logging
logging.info('not shown')
log = logging.getLogger('x')
log.info('not shown')
log.warning('to stderr')
print(log.getEffectiveLevel(), log.handlers, log, logging.getLogger())

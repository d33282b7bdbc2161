extension Machine {
  static let makeLoggingModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(tracebackFunctions + callerFunctions, in: module)
    try machine.run(prelude: loggingPrelude, in: module)
  }

  private static let loggingPrelude = #"""
    import sys, os, time

    CRITICAL = FATAL = 50
    ERROR = 40
    WARNING = WARN = 30
    INFO = 20
    DEBUG = 10
    NOTSET = 0
    raiseExceptions = True
    _start_time = time.time()
    _level_to_name = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
    _name_to_level = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20,
                      'DEBUG': 10, 'NOTSET': 0}

    def getLevelName(level):
        result = _level_to_name.get(level)
        if result is not None:
            return result
        result = _name_to_level.get(level)
        if result is not None:
            return result
        return 'Level %s' % level

    def getLevelNamesMapping():
        return dict(_name_to_level)

    def addLevelName(level, levelName):
        _level_to_name[level] = levelName
        _name_to_level[levelName] = level

    def _checkLevel(level):
        if isinstance(level, int):
            return level
        if isinstance(level, str):
            if level not in _name_to_level:
                raise ValueError('Unknown level: %r' % (level,))
            return _name_to_level[level]
        raise TypeError('Level not an integer or a valid string: %r' % (level,))

    class LogRecord:
        def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
            ct = time.time()
            self.name = name
            self.msg = msg
            if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
                args = args[0]
            self.args = args
            self.levelname = getLevelName(level)
            self.levelno = level
            self.pathname = pathname
            self.filename = pathname.rpartition('/')[2]
            self.module = os.path.splitext(self.filename)[0]
            self.exc_info = exc_info
            self.exc_text = None
            self.stack_info = sinfo
            self.lineno = lineno
            self.funcName = func
            self.created = ct
            self.msecs = int((ct - int(ct)) * 1000) + 0.0
            self.relativeCreated = (self.created - _start_time) * 1000
            self.thread = 1
            self.threadName = 'MainThread'
            self.processName = 'MainProcess'
            self.process = 1
        def __repr__(self):
            return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname,
                                                          self.lineno, self.msg)
        def getMessage(self):
            msg = str(self.msg)
            if self.args:
                msg = msg % self.args
            return msg

    def makeLogRecord(dict):
        rv = LogRecord('', 0, '', 0, '', (), None, None)
        rv.__dict__.update(dict)
        return rv

    class PercentStyle:
        default_format = '%(message)s'
        asctime_format = '%(asctime)s'
        asctime_search = '%(asctime)'
        def __init__(self, fmt, defaults=None):
            self._fmt = fmt or self.default_format
            self._defaults = defaults
        def usesTime(self):
            return self._fmt.find(self.asctime_search) >= 0
        def validate(self):
            import re
            if not re.search(r'%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]', self._fmt, re.I):
                self._refuse()
        def _refuse(self):
            raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt, self.default_format[0]))
        def _values(self, record):
            return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__
        def _format(self, record):
            return self._fmt % self._values(record)
        def format(self, record):
            try:
                return self._format(record)
            except KeyError as e:
                raise ValueError('Formatting field not found in record: %s' % e)

    class StrFormatStyle(PercentStyle):
        default_format = '{message}'
        asctime_format = '{asctime}'
        asctime_search = '{asctime'
        def validate(self):
            import re
            if not re.search(r'\{[^{}]+\}', self._fmt):
                raise ValueError('invalid format: no fields')
        def _format(self, record):
            return self._fmt.format(**self._values(record))

    class StringTemplateStyle(PercentStyle):
        default_format = '${message}'
        asctime_format = '${asctime}'
        asctime_search = '${asctime}'
        def validate(self):
            import re
            if not re.search(r'\$(\w+|\{\w+\})', self._fmt):
                raise ValueError('invalid format: no fields')
        def usesTime(self):
            return self._fmt.find('$asctime') >= 0 or self._fmt.find('${asctime}') >= 0
        def _format(self, record):
            from string import Template
            return Template(self._fmt).substitute(**self._values(record))

    BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
    _STYLES = {'%': (PercentStyle, BASIC_FORMAT), '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
               '$': (StringTemplateStyle, '${levelname}:${name}:${message}')}

    class Formatter:
        converter = time.localtime
        default_time_format = '%Y-%m-%d %H:%M:%S'
        default_msec_format = '%s,%03d'
        def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
            if style not in _STYLES:
                raise ValueError('Style must be one of: %s' % ','.join(_STYLES.keys()))
            self._style = _STYLES[style][0](fmt, defaults=defaults)
            if validate and fmt and fmt != _STYLES[style][1]:
                self._style.validate()
            self._fmt = self._style._fmt
            self.datefmt = datefmt
        def formatTime(self, record, datefmt=None):
            ct = time.localtime(record.created) if type(self).converter is Formatter.converter else self.converter(record.created)
            if datefmt:
                return time.strftime(datefmt, ct)
            s = time.strftime(self.default_time_format, ct)
            if self.default_msec_format:
                s = self.default_msec_format % (s, record.msecs)
            return s
        def formatException(self, ei):
            return _format_exception(ei[1])
        def usesTime(self):
            return self._style.usesTime()
        def formatMessage(self, record):
            return self._style.format(record)
        def formatStack(self, stack_info):
            return stack_info
        def format(self, record):
            record.message = record.getMessage()
            if self.usesTime():
                record.asctime = self.formatTime(record, self.datefmt)
            s = self.formatMessage(record)
            if record.exc_info:
                if not record.exc_text:
                    record.exc_text = self.formatException(record.exc_info)
            if record.exc_text:
                if s[-1:] != '\n':
                    s = s + '\n'
                s = s + record.exc_text
            if record.stack_info:
                if s[-1:] != '\n':
                    s = s + '\n'
                s = s + self.formatStack(record.stack_info)
            return s

    _defaultFormatter = Formatter()

    class Filter:
        def __init__(self, name=''):
            self.name = name
            self.nlen = len(name)
        def filter(self, record):
            if self.nlen == 0 or self.name == record.name:
                return True
            if record.name.find(self.name, 0, self.nlen) != 0:
                return False
            return record.name[self.nlen] == '.'

    class Filterer:
        def __init__(self):
            self.filters = []
        def addFilter(self, filter):
            if filter not in self.filters:
                self.filters.append(filter)
        def removeFilter(self, filter):
            if filter in self.filters:
                self.filters.remove(filter)
        def filter(self, record):
            for f in self.filters:
                result = f.filter(record) if hasattr(f, 'filter') else f(record)
                if not result:
                    return False
            return True

    class Handler(Filterer):
        def __init__(self, level=NOTSET):
            Filterer.__init__(self)
            self._name = None
            self.level = _checkLevel(level)
            self.formatter = None
        def get_name(self):
            return self._name
        def set_name(self, name):
            self._name = name
        name = property(get_name, set_name)
        def createLock(self): pass
        def acquire(self): pass
        def release(self): pass
        def setLevel(self, level):
            self.level = _checkLevel(level)
        def format(self, record):
            return (self.formatter or _defaultFormatter).format(record)
        def emit(self, record):
            raise NotImplementedError('emit must be implemented by Handler subclasses')
        def handle(self, record):
            rv = self.filter(record)
            if rv:
                self.emit(record)
            return rv
        def setFormatter(self, fmt):
            self.formatter = fmt
        def flush(self): pass
        def close(self): pass
        def handleError(self, record):
            if raiseExceptions and sys.stderr:
                sys.stderr.write('--- Logging error ---\n')
                sys.stderr.write(_format_exception(sys.exc_info()[1]) + '\n')
                sys.stderr.write('Message: %r\nArguments: %s\n' % (record.msg, record.args))
        def __repr__(self):
            return '<%s (%s)>' % (self.__class__.__name__, getLevelName(self.level))

    class StreamHandler(Handler):
        terminator = '\n'
        def __init__(self, stream=None):
            Handler.__init__(self)
            if stream is None:
                stream = sys.stderr
            self.stream = stream
        def flush(self):
            if self.stream and hasattr(self.stream, 'flush'):
                self.stream.flush()
        def emit(self, record):
            try:
                msg = self.format(record)
                self.stream.write(msg + self.terminator)
                self.flush()
            except RecursionError:
                raise
            except Exception:
                self.handleError(record)
        def setStream(self, stream):
            if stream is self.stream:
                return None
            result = self.stream
            self.flush()
            self.stream = stream
            return result
        def __repr__(self):
            name = str(getattr(self.stream, 'name', ''))
            if name:
                name += ' '
            return '<%s %s(%s)>' % (self.__class__.__name__, name, getLevelName(self.level))

    class FileHandler(StreamHandler):
        def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
            filename = os.fspath(filename)
            self.baseFilename = os.path.abspath(filename)
            self.mode = mode
            self.encoding = encoding
            self.errors = errors
            self.delay = delay
            if delay:
                Handler.__init__(self)
                self.stream = None
            else:
                StreamHandler.__init__(self, self._open())
        def _open(self):
            return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)
        def close(self):
            if self.stream:
                self.flush()
                stream = self.stream
                self.stream = None
                stream.close()
        def emit(self, record):
            if self.stream is None:
                self.stream = self._open()
            StreamHandler.emit(self, record)
        def __repr__(self):
            return '<%s %s (%s)>' % (self.__class__.__name__, self.baseFilename, getLevelName(self.level))

    class NullHandler(Handler):
        def handle(self, record): pass
        def emit(self, record): pass

    class _StderrHandler(StreamHandler):
        def __init__(self, level=NOTSET):
            Handler.__init__(self, level)
        @property
        def stream(self):
            return sys.stderr

    lastResort = _StderrHandler(WARNING)

    class Logger(Filterer):
        def __init__(self, name, level=NOTSET):
            Filterer.__init__(self)
            self.name = name
            self.level = _checkLevel(level)
            self.parent = None
            self.propagate = True
            self.handlers = []
            self.disabled = False
        def setLevel(self, level):
            self.level = _checkLevel(level)
        def debug(self, msg, *args, **kwargs):
            if self.isEnabledFor(DEBUG):
                self._log(DEBUG, msg, args, **kwargs)
        def info(self, msg, *args, **kwargs):
            if self.isEnabledFor(INFO):
                self._log(INFO, msg, args, **kwargs)
        def warning(self, msg, *args, **kwargs):
            if self.isEnabledFor(WARNING):
                self._log(WARNING, msg, args, **kwargs)
        warn = warning
        def error(self, msg, *args, **kwargs):
            if self.isEnabledFor(ERROR):
                self._log(ERROR, msg, args, **kwargs)
        def exception(self, msg, *args, exc_info=True, **kwargs):
            self.error(msg, *args, exc_info=exc_info, **kwargs)
        def critical(self, msg, *args, **kwargs):
            if self.isEnabledFor(CRITICAL):
                self._log(CRITICAL, msg, args, **kwargs)
        fatal = critical
        def log(self, level, msg, *args, **kwargs):
            if not isinstance(level, int):
                if raiseExceptions:
                    raise TypeError('level must be an integer')
                return
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
            rv = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
            if extra is not None:
                for key in extra:
                    if key in ('message', 'asctime') or key in rv.__dict__:
                        raise KeyError('Attempt to overwrite %r in LogRecord' % key)
                    rv.__dict__[key] = extra[key]
            return rv
        def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
            fn, lno, func = _find_caller()
            if exc_info:
                if isinstance(exc_info, BaseException):
                    exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
                elif not isinstance(exc_info, tuple):
                    exc_info = sys.exc_info()
            record = self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra, None)
            self.handle(record)
        def handle(self, record):
            if (not self.disabled) and self.filter(record):
                self.callHandlers(record)
        def addHandler(self, hdlr):
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)
        def removeHandler(self, hdlr):
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)
        def hasHandlers(self):
            c = self
            while c:
                if c.handlers:
                    return True
                if not c.propagate:
                    break
                c = c.parent
            return False
        def callHandlers(self, record):
            c = self
            found = 0
            while c:
                for hdlr in c.handlers:
                    found = found + 1
                    if record.levelno >= hdlr.level:
                        hdlr.handle(record)
                if not c.propagate:
                    break
                c = c.parent
            if found == 0 and lastResort:
                if record.levelno >= lastResort.level:
                    lastResort.handle(record)
        def getEffectiveLevel(self):
            logger = self
            while logger:
                if logger.level:
                    return logger.level
                logger = logger.parent
            return NOTSET
        def isEnabledFor(self, level):
            if self.disabled or manager.disable >= level:
                return False
            return level >= self.getEffectiveLevel()
        def getChild(self, suffix):
            if self.parent is not None:
                suffix = '.'.join((self.name, suffix))
            return getLogger(suffix)
        def __repr__(self):
            return '<%s %s (%s)>' % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))

    class RootLogger(Logger):
        def __init__(self, level):
            Logger.__init__(self, 'root', level)

    class LoggerAdapter:
        def __init__(self, logger, extra=None):
            self.logger = logger
            self.extra = extra
        def process(self, msg, kwargs):
            kwargs['extra'] = self.extra
            return msg, kwargs
        def log(self, level, msg, *args, **kwargs):
            if self.logger.isEnabledFor(level):
                msg, kwargs = self.process(msg, kwargs)
                self.logger.log(level, msg, *args, **kwargs)
        def debug(self, msg, *args, **kwargs): self.log(DEBUG, msg, *args, **kwargs)
        def info(self, msg, *args, **kwargs): self.log(INFO, msg, *args, **kwargs)
        def warning(self, msg, *args, **kwargs): self.log(WARNING, msg, *args, **kwargs)
        def error(self, msg, *args, **kwargs): self.log(ERROR, msg, *args, **kwargs)
        def exception(self, msg, *args, exc_info=True, **kwargs): self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)
        def critical(self, msg, *args, **kwargs): self.log(CRITICAL, msg, *args, **kwargs)
        def setLevel(self, level): self.logger.setLevel(level)
        def isEnabledFor(self, level): return self.logger.isEnabledFor(level)
        def getEffectiveLevel(self): return self.logger.getEffectiveLevel()
        def hasHandlers(self): return self.logger.hasHandlers()
        @property
        def name(self): return self.logger.name

    class Manager:
        def __init__(self, rootnode):
            self.root = rootnode
            self.disable = 0
            self.loggerDict = {}
        def getLogger(self, name):
            if not isinstance(name, str):
                raise TypeError('A logger name must be a string')
            known = self.loggerDict.get(name)
            if known is not None:
                return known
            rv = _logger_class(name)
            rv.manager = self
            self.loggerDict[name] = rv
            parent = name
            rv.parent = self.root
            while '.' in parent:
                parent = parent.rpartition('.')[0]
                if parent in self.loggerDict:
                    rv.parent = self.loggerDict[parent]
                    break
            for other_name, other in self.loggerDict.items():
                if other_name.startswith(name + '.') and not other.parent.name.startswith(name):
                    other.parent = rv
            return rv

    _logger_class = Logger
    root = RootLogger(WARNING)
    manager = Manager(root)
    Logger.root = root
    Logger.manager = manager

    def setLoggerClass(klass):
        global _logger_class
        _logger_class = klass

    def getLoggerClass():
        return _logger_class

    def getLogger(name=None):
        if not name or isinstance(name, str) and name == root.name:
            return root
        return manager.getLogger(name)

    def basicConfig(**kwargs):
        force = kwargs.pop('force', False)
        encoding = kwargs.pop('encoding', None)
        errors = kwargs.pop('errors', 'backslashreplace')
        if force:
            for h in root.handlers[:]:
                root.removeHandler(h)
                h.close()
        if len(root.handlers) == 0:
            handlers = kwargs.pop('handlers', None)
            if handlers is None:
                if 'stream' in kwargs and 'filename' in kwargs:
                    raise ValueError("'stream' and 'filename' should not be specified together")
            elif 'stream' in kwargs or 'filename' in kwargs:
                raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
            if handlers is None:
                filename = kwargs.pop('filename', None)
                mode = kwargs.pop('filemode', 'a')
                if filename:
                    h = FileHandler(filename, mode, encoding=encoding)
                else:
                    h = StreamHandler(kwargs.pop('stream', None))
                handlers = [h]
            dfs = kwargs.pop('datefmt', None)
            style = kwargs.pop('style', '%')
            if style not in _STYLES:
                raise ValueError('Style must be one of: %s' % ','.join(_STYLES.keys()))
            fs = kwargs.pop('format', _STYLES[style][1])
            fmt = Formatter(fs, dfs, style)
            for h in handlers:
                if h.formatter is None:
                    h.setFormatter(fmt)
                root.addHandler(h)
            level = kwargs.pop('level', None)
            if level is not None:
                root.setLevel(level)
            if kwargs:
                keys = ', '.join(kwargs.keys())
                raise ValueError('Unrecognised argument(s): %s' % keys)

    def _ensure():
        if len(root.handlers) == 0:
            basicConfig()

    def critical(msg, *args, **kwargs):
        _ensure()
        root.critical(msg, *args, **kwargs)
    fatal = critical
    def error(msg, *args, **kwargs):
        _ensure()
        root.error(msg, *args, **kwargs)
    def exception(msg, *args, exc_info=True, **kwargs):
        error(msg, *args, exc_info=exc_info, **kwargs)
    def warning(msg, *args, **kwargs):
        _ensure()
        root.warning(msg, *args, **kwargs)
    warn = warning
    def info(msg, *args, **kwargs):
        _ensure()
        root.info(msg, *args, **kwargs)
    def debug(msg, *args, **kwargs):
        _ensure()
        root.debug(msg, *args, **kwargs)
    def log(level, msg, *args, **kwargs):
        _ensure()
        root.log(level, msg, *args, **kwargs)
    def disable(level=CRITICAL):
        manager.disable = _checkLevel(level)
    def shutdown(handlerList=None):
        for h in root.handlers:
            h.flush()
    def captureWarnings(capture):
        pass
    """#
}

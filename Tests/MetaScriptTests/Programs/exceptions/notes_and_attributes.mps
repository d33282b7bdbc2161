# add_note, with_traceback, attributes of StopIteration, KeyError, OSError, AttributeError, NameError.
e = ValueError('v')
e.add_note('first'); e.add_note('second')
print(e.__notes__, e.with_traceback(None) is e, e.__traceback__, e.args)
try: e.add_note(5)
except TypeError as error: print(error)
try: open('/no/such/file')
except OSError as error: print(error, error.errno, error.strerror, error.filename, type(error).__name__, error.args)
try: (1).nope
except AttributeError as error: print(error.name, error.obj)
try: nope
except NameError as error: print(error.name)
try: {}['k']
except KeyError as error: print(error.args[0])
try: import no_such_module_here
except ImportError as error: print(error, error.name, type(error).__name__)
print(StopIteration(5).value, SystemExit(3).code, SystemExit().code, OSError(2, 'msg'), repr(OSError(2, 'msg')), type(OSError(2, 'x')).__name__, OSError('one').errno, OSError(13, 'm', 'f'))
e.args = (1, 2)
print(e, e.args)

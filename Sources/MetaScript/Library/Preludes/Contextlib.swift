extension Machine {
  static let makeContextlibModule: ModuleMaker = { (machine, module) throws(Raised) in
    try machine.run(prelude: contextlibPrelude, in: module)
  }

  private static let contextlibPrelude = #"""
    import sys as _sys
    from abc import ABC as _ABC, abstractmethod as _abstractmethod, _check_methods

    def _wraps(wrapped):
        def copy(wrapper):
            for name in ('__module__', '__name__', '__qualname__', '__doc__'):
                try:
                    setattr(wrapper, name, getattr(wrapped, name))
                except AttributeError:
                    pass
            wrapper.__wrapped__ = wrapped
            return wrapper
        return copy

    __all__ = ['AbstractContextManager', 'ContextDecorator', 'ExitStack', 'closing', 'contextmanager',
               'nullcontext', 'redirect_stderr', 'redirect_stdout', 'suppress', 'chdir']

    class AbstractContextManager(_ABC):
        def __enter__(self):
            return self
        @_abstractmethod
        def __exit__(self, exc_type, exc_value, traceback):
            return None
        @classmethod
        def __subclasshook__(cls, C):
            if cls is AbstractContextManager:
                return _check_methods(C, '__enter__', '__exit__')
            return NotImplemented

    class ContextDecorator:
        def _recreate_cm(self):
            return self
        def __call__(self, func):
            @_wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner

    class _GeneratorContextManager(AbstractContextManager):
        def __init__(self, func, args, kwds):
            self.gen = func(*args, **kwds)
            self.func, self.args, self.kwds = func, args, kwds
            self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__
        def _recreate_cm(self):
            return self.__class__(self.func, self.args, self.kwds)
        def __call__(self, func):
            @_wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner
        def __enter__(self):
            del self.args, self.kwds, self.func
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None
        def __exit__(self, typ, value, traceback):
            if typ is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                else:
                    raise RuntimeError("generator didn't stop")
            if value is None:
                value = typ()
            try:
                self.gen.throw(value)
            except StopIteration as exc:
                return exc is not value
            except RuntimeError as exc:
                if exc is value:
                    return False
                if isinstance(value, StopIteration) and exc.__cause__ is value:
                    return False
                raise
            except BaseException as exc:
                if exc is not value:
                    raise
                return False
            raise RuntimeError("generator didn't stop after throw()")

    def contextmanager(func):
        @_wraps(func)
        def helper(*args, **kwds):
            return _GeneratorContextManager(func, args, kwds)
        return helper

    class closing(AbstractContextManager):
        def __init__(self, thing):
            self.thing = thing
        def __enter__(self):
            return self.thing
        def __exit__(self, *exc_info):
            self.thing.close()

    class _RedirectStream(AbstractContextManager):
        _stream = None
        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []
        def __enter__(self):
            self._old_targets.append(getattr(_sys, self._stream))
            setattr(_sys, self._stream, self._new_target)
            return self._new_target
        def __exit__(self, exctype, excinst, exctb):
            setattr(_sys, self._stream, self._old_targets.pop())

    class redirect_stdout(_RedirectStream):
        _stream = 'stdout'

    class redirect_stderr(_RedirectStream):
        _stream = 'stderr'

    class suppress(AbstractContextManager):
        def __init__(self, *exceptions):
            self._exceptions = exceptions
        def __enter__(self):
            pass
        def __exit__(self, exctype, excinst, exctb):
            return exctype is not None and issubclass(exctype, self._exceptions)

    class nullcontext(AbstractContextManager):
        def __init__(self, enter_result=None):
            self.enter_result = enter_result
        def __enter__(self):
            return self.enter_result
        def __exit__(self, *excinfo):
            pass

    class chdir(AbstractContextManager):
        def __init__(self, path):
            self.path = path
            self._old_cwd = []
        def __enter__(self):
            import os
            self._old_cwd.append(os.getcwd())
            os.chdir(self.path)
        def __exit__(self, *excinfo):
            import os
            os.chdir(self._old_cwd.pop())

    class ExitStack(AbstractContextManager):
        def __init__(self):
            self._exit_callbacks = []
        def pop_all(self):
            new_stack = type(self)()
            new_stack._exit_callbacks = self._exit_callbacks
            self._exit_callbacks = []
            return new_stack
        def push(self, exit):
            leave = getattr(type(exit), '__exit__', None)
            if leave is None:
                self._exit_callbacks.append(exit)
            else:
                self._exit_callbacks.append(lambda *details: leave(exit, *details))
            return exit
        def enter_context(self, cm):
            cls = type(cm)
            enter = getattr(cls, '__enter__', None)
            leave = getattr(cls, '__exit__', None)
            if enter is None or leave is None:
                raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                                f"not support the context manager protocol")
            result = enter(cm)
            self._exit_callbacks.append(lambda *details: leave(cm, *details))
            return result
        def callback(self, callback, /, *args, **kwds):
            self._exit_callbacks.append(lambda *details: (callback(*args, **kwds), None)[1])
            return callback
        def close(self):
            self.__exit__(None, None, None)
        def __enter__(self):
            return self
        def __exit__(self, *exc_details):
            received_exc = exc_details[0] is not None
            frame_exc = _sys.exc_info()[1]
            def fix_context(new_exc, old_exc):
                while True:
                    exc_context = new_exc.__context__
                    if exc_context is None or exc_context is old_exc:
                        return
                    if exc_context is frame_exc:
                        break
                    new_exc = exc_context
                new_exc.__context__ = old_exc
            suppressed_exc = False
            pending_raise = False
            while self._exit_callbacks:
                cb = self._exit_callbacks.pop()
                try:
                    if cb(*exc_details):
                        suppressed_exc = True
                        pending_raise = False
                        exc_details = (None, None, None)
                except BaseException as new_exc:
                    fix_context(new_exc, exc_details[1])
                    pending_raise = True
                    exc_details = (type(new_exc), new_exc, new_exc.__traceback__)
            if pending_raise:
                fixed_ctx = exc_details[1].__context__
                try:
                    raise exc_details[1]
                except BaseException:
                    exc_details[1].__context__ = fixed_ctx
                    raise
            return received_exc and suppressed_exc
    """#
}

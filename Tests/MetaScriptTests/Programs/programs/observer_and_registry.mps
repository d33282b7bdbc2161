# Callbacks, decorators that register, weak coupling through events.
class Events:
    def __init__(self): self._handlers = {}
    def on(self, name, *, priority=0):
        def register(f):
            self._handlers.setdefault(name, []).append((priority, f))
            self._handlers[name].sort(key=lambda p: -p[0])
            return f
        return register
    def emit(self, name, *args, **kwargs): return [f(*args, **kwargs) for _, f in self._handlers.get(name, ())]
events = Events()
@events.on('greet')
def hello(who, loud=False): return f"hello {who}".upper() if loud else f"hello {who}"
@events.on('greet', priority=5)
def first(who, **_): return f"first {who}"
@events.on('greet', priority=-1)
@events.on('bye')
def both(who, **options): return who, options
print(events.emit('greet', 'ann'), events.emit('greet', 'bob', loud=True), events.emit('bye', 'x'), events.emit('none'))
class Plugin:
    registry = {}
    def __init_subclass__(cls, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.registry[name or cls.__name__.lower()] = cls
    def run(self, x): raise NotImplementedError(f"{type(self).__name__}.run")
class Double(Plugin):
    def run(self, x): return x * 2
class Square(Plugin, name='sq'):
    def run(self, x): return x ** 2
class Lazy(Plugin): pass
for name, cls in sorted(Plugin.registry.items()):
    try: print(name, cls().run(7))
    except NotImplementedError as error: print(name, 'missing', error)
class Observable:
    def __init__(self, **values): self.__dict__.update(values); self.__dict__['_log'] = []
    def __setattr__(self, name, value):
        old = self.__dict__.get(name, '<new>')
        self._log.append(f"{name}: {old!r} -> {value!r}")
        self.__dict__[name] = value
o = Observable(a=1)
o.a += 1; o.b = [o.a]; o.b.append(5); o.a = None
print(*o._log, sep='; ')

# A traffic light and a vending machine as dicts of functions.
from collections import namedtuple
State = namedtuple('State', 'name enter exit', defaults=(None, None))
class Machine:
    def __init__(self, initial): self.states, self.moves, self.current, self.trace = {}, {}, initial, []
    def state(self, name, **hooks):
        self.states[name] = State(name, **hooks)
        return self
    def on(self, event, source, target, guard=lambda *a: True):
        self.moves.setdefault((source, event), []).append((target, guard))
        return self
    def fire(self, event, *args):
        for target, guard in self.moves.get((self.current, event), []):
            if guard(*args):
                if (s := self.states[self.current]).exit: s.exit()
                self.trace.append(f"{self.current}--{event}->{target}")
                self.current = target
                if s := self.states[target].enter: s()
                return True
        raise LookupError(f"no {event!r} from {self.current!r}")
out = []
m = (Machine('idle').state('idle', enter=lambda: out.append('reset')).state('paid', exit=lambda: out.append('done')).state('broken')
     .on('coin', 'idle', 'paid', lambda n: n >= 50).on('coin', 'idle', 'idle').on('press', 'paid', 'idle').on('kick', 'idle', 'broken'))
for event in (('coin', 20), ('coin', 50), ('press',), ('kick',)): m.fire(*event)
print(m.trace, out, m.current)
try: m.fire('coin', 100)
except LookupError as error: print(error)
def lights():
    while True: yield from (('red', 3), ('green', 2), ('yellow', 1))
g = lights()
print([f"{n}:{t}" for n, t in (next(g) for _ in range(5))])

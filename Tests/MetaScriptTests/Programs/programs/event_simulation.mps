# A queue of timed events with seeded randomness.
import heapq, random, itertools
class Simulator:
    def __init__(self, seed):
        self.random, self.now, self.queue, self.log = random.Random(seed), 0.0, [], []
        self.ticket = itertools.count()
    def schedule(self, delay, action, *args): heapq.heappush(self.queue, (self.now + delay, next(self.ticket), action, args))
    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, action, args = heapq.heappop(self.queue)
            action(self, *args)
        return self.log
def arrive(sim, n):
    sim.log.append(f"{sim.now:6.2f} arrive {n}")
    sim.schedule(sim.random.uniform(0.5, 2), leave, n)
    if n < 5: sim.schedule(sim.random.expovariate(0.8), arrive, n + 1)
def leave(sim, n): sim.log.append(f"{sim.now:6.2f} leave  {n}")
s = Simulator(11)
s.schedule(0, arrive, 1)
print(*s.run(20), sep='\n')

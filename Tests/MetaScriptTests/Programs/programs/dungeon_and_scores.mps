# Objects with inheritance, polymorphism, sorting and string building.
class Creature:
    sound = '...'
    def __init__(self, name, hp=10): self.name, self.hp = name, hp
    def speak(self): return f"{self.name} says {self.sound}"
    def hit(self, n): self.hp = max(0, self.hp - n); return self.alive
    @property
    def alive(self): return self.hp > 0
    def __str__(self): return f"{self.name}[{self.hp}]"
    def __lt__(self, o): return (self.hp, self.name) < (o.hp, o.name)
class Dog(Creature):
    sound = 'woof'
class Dragon(Creature):
    sound = 'ROAR'
    def __init__(self, name, hp=50, *, heads=1): super().__init__(name, hp); self.heads = heads
    def speak(self): return ' '.join([super().speak()] * self.heads)
    def hit(self, n): return super().hit(n // 2)
zoo = [Dog('Rex'), Dragon('Smaug', heads=2), Dog('Ace', 5), Creature('Blob', hp=50)]
print(*(c.speak() for c in zoo), sep='\n')
print(*sorted(zoo), [c.hit(8) for c in zoo], *sorted(zoo, reverse=True), [str(c) for c in zoo if c.alive], {type(c).__name__: c.sound for c in zoo}, [isinstance(c, Dog) for c in zoo])
round_number = 0
while sum(c.alive for c in zoo) > 1:
    round_number += 1
    alive = [c for c in zoo if c.alive]
    attacker, victim = alive[round_number % len(alive)], min(alive)
    if attacker is victim: continue
    victim.hit(len(attacker.name) * 2)
print(round_number, [str(c) for c in zoo])
scores = {'ann': [90, 85], 'bob': [70], 'cid': []}
for name, s in scores.items():
    try: avg = sum(s) / len(s)
    except ZeroDivisionError: avg = None
    print(f"{name:>5} {avg if avg is not None else 'n/a':>7} {'#' * int((avg or 0) / 10)}")

# Dataclasses, sorting by several keys, grouping, totals, JSON.
from dataclasses import dataclass, field, asdict
from itertools import groupby
from operator import attrgetter
import json
@dataclass(order=True)
class Item:
    category: str
    name: str
    price: float = field(compare=False)
    quantity: int = field(default=0, compare=False)
    tags: list = field(default_factory=list, compare=False, repr=False)
    @property
    def total(self): return round(self.price * self.quantity, 2)
items = [Item('tool', 'saw', 19.99, 3, ['steel']), Item('toy', 'ball', 4.5, 10), Item('tool', 'hammer', 24.0, 2), Item('toy', 'car', 7.25)]
print(sorted(items), max(items, key=attrgetter('total')), sep='\n')
for category, group in groupby(sorted(items), key=attrgetter('category')):
    group = list(group)
    print(f"{category:>6}: {', '.join(i.name for i in group):<15} {sum(i.total for i in group):>8.2f}")
print(json.dumps([asdict(i) for i in items if i.quantity], indent=1))
stock = {i.name: i for i in items}
stock['ball'].quantity -= 4
print({n: i.total for n, i in stock.items()}, [i.name for i in items if 'steel' in i.tags], sum(i.total for i in items), any(i.quantity == 0 for i in items))
print(*(f"{i.name:.<12}{i.price:.>10,.2f}" for i in sorted(items, key=lambda i: (-i.price, i.name))), sep='\n')

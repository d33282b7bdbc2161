# typing's names can be imported and used in annotations, and are otherwise harmless.
from typing import Any, Callable, Optional, Union, List, Dict, Tuple, Set, Iterable, Iterator, Generator, Sequence, Mapping, TypeVar, Generic, NamedTuple, Protocol, ClassVar, Final, Literal, cast, TYPE_CHECKING, overload, NoReturn, Type, Self
T = TypeVar('T')
def f(x: Optional[int], y: Union[int, str] = 1, *z: List[T]) -> Dict[str, Tuple[int, ...]]: return {'x': (x, y)}
print(f(1), cast(int, 'not an int'), TYPE_CHECKING)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int]()
s.push('a'); s.push(2)
print(s.pop(), s.items, type(s).__name__)
class P(NamedTuple):
    x: int
    y: int = 5
    def total(self): return self.x + self.y
print(P(1), P(1, 2).total(), P(3)._asdict(), P._fields)
class Sized(Protocol):
    def size(self) -> int: ...
class Box:
    def size(self) -> int: return 3
def measure(s: Sized) -> int: return s.size()
print(measure(Box()))
MAX: Final = 10
mode: Literal['r', 'w'] = 'r'
Vector = list[float]
Handler = Callable[[int], str]
def g(v: Vector, h: Handler) -> str: return h(len(v))
print(g([1.0], lambda n: f"n={n}"), MAX, mode)
@overload
def o(x: int) -> int: ...
@overload
def o(x: str) -> str: ...
def o(x): return x * 2
print(o(2), o('a'))
if TYPE_CHECKING:
    import does_not_exist

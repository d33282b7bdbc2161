# typing's names print as they do, abc's rules, heaps, bisect with key, string's constants, time's texts.
from typing import Optional, Union, List, Dict, Callable, Any, Tuple, TypeVar, Generic, Literal, NamedTuple, Protocol, NewType, get_type_hints
print(Optional[int], Union[int, str], Union[int, None], List[int], Dict[str, List[int]], Callable[[int, str], bool], Any, Tuple[int, ...], Literal['a', 1], Optional[Union[int, str]], TypeVar('T'), Union[int, int])
UserId = NewType('UserId', int)
print(UserId(5), UserId.__name__)
class E(NamedTuple):
    name: str
    id: int = 3
    def __str__(self): return f"E:{self.name}"
e = E('x')
print(e, repr(e), e.name, e[1], e._replace(id=9), E._make(['q', 1]), e == ('x', 3), len(e), [*e], E.__name__, E._fields, E._field_defaults, isinstance(e, tuple))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: E())
attempt(lambda: E('a', 1, 2))
attempt(lambda: setattr(e, 'name', 'y'))
attempt(lambda: e._replace(zz=1))
Pt = NamedTuple('Pt', [('x', int), ('y', int)])
print(Pt(1, 2), Pt(x=1, y=2).x)
import abc
class Base(abc.ABC):
    @property
    @abc.abstractmethod
    def p(self): ...
    @abc.abstractmethod
    def q(self): ...
class Half(Base):
    p = 5
class Full(Half):
    def q(self): return 'q'
attempt(lambda: Base())
attempt(lambda: Half())
print(Full().q(), Full().p, Base.__abstractmethods__ == frozenset({'p', 'q'}), Half.__abstractmethods__)
class NotABC:
    @abc.abstractmethod
    def f(self): return 1
print(NotABC().f())
import heapq
h = [5, 1, 4, 2]
heapq.heapify(h); heapq.heappush(h, 0)
print(h, heapq.heappop(h), heapq.heappushpop(h, 3), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h, key=lambda x: -x), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([4, 1], [3], reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)))
attempt(lambda: heapq.heappop([]))
attempt(lambda: heapq.heappush([1], 'a'))
import bisect
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([1, 2], 5), bisect.bisect_left(['a', 'ccc'], 2, key=len), bisect.bisect([1, 2, 3], 2, 2))
l = [1, 3]; bisect.insort(l, 2); bisect.insort_left(l, 2.0); print(l)
attempt(lambda: bisect.bisect([1], 'a'))
attempt(lambda: bisect.bisect([1], 1, -1))
import string
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.capwords('hello  world'), string.Template('$a and ${b} $$').substitute(a=1, b=2), string.Template('$x $y').safe_substitute(x=1))
attempt(lambda: string.Template('$x').substitute())
attempt(lambda: string.Template('$ x').substitute())
import time
t = time.gmtime(1700000000)
print(t, time.strftime('%A %B %d %Y %I:%M %p %U %W %w %c %x %X %%', t), time.asctime(t), len(t), t.tm_yday, tuple(t)[:3])
attempt(lambda: time.sleep(None)); attempt(lambda: time.strftime(5)); attempt(lambda: time.gmtime('x'))
import sys
print(sys.version_info >= (3, 8), sys.version_info.major, sys.version_info[:2], sys.maxsize, sys.float_info.dig, sys.getsizeof('') > 0, sys.byteorder, sys.maxunicode)
attempt(lambda: sys.setrecursionlimit(0))
import os
print(os.getenv('NOPE'), os.environ.get('NOPE', 'd'), 'NOPE' in os.environ, os.path.expanduser('x'), os.name, os.sep, os.path.splitext('a.b/c'), os.path.normpath('/../a//b/.'), os.path.relpath('a/b', 'a/c'), os.path.commonpath(['a/b', 'a/c']))
attempt(lambda: os.environ['NOPE'])
attempt(lambda: os.path.commonpath(['a', '/b']))
attempt(lambda: os.path.exists(None))
raise SystemExit(3)

# What typing's names do when they are asked, called or given wrong arguments.
from typing import (Any, Dict, Generic, List, NewType, Optional, TypedDict, TypeVar, Union, get_args,
                    get_origin)

print(isinstance(1, Union[int, str]), isinstance('a', Optional[int]), issubclass(bool, Union[int, str]))
print(get_origin(Union[int, str]), get_origin(Optional[int]), get_args(Union[int, None]), Union[int, str].__origin__)
UserId = NewType('UserId', int)
print(UserId, UserId(5), UserId.__name__, UserId.__supertype__)

class Movie(TypedDict):
    title: str
    year: int

movie = Movie(title='Alien', year=1979)
print(movie, type(movie), TypedDict('Row', {'a': int})(a=1))
T = TypeVar('T')
for attempt in (
    lambda: isinstance([], List[int]), lambda: List[int, str], lambda: Dict[int], lambda: Union[()],
    lambda: Optional[int, str], lambda: Union[int, str](1), lambda: Any(), lambda: Generic[int], lambda: Generic[T, T],
):
    try:
        print(attempt())
    except TypeError as e:
        print(e)

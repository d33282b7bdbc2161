# Features of __future__ are names that change nothing.
from __future__ import annotations
import __future__

def f(x: int) -> str:
    return str(x)

print(f(3), 'annotations' in __future__.all_feature_names)
print(__future__.division.getMandatoryRelease())

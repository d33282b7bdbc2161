# A trailing comma wants parentheses.
from math import pi,

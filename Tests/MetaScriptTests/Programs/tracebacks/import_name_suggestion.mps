# A name that a module lacks.
from math import sqroot

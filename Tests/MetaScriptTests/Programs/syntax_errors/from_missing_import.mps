# from wants import.
from math

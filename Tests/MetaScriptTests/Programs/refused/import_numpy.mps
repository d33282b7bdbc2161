# numpy is refused with the name of what serves here.
import numpy as np  # refused

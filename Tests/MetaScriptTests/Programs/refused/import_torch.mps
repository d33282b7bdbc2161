# torch is refused with the name of what serves here.
import torch  # refused

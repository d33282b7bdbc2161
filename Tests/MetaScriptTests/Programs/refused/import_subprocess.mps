# Running other programs is outside.
import subprocess  # refused

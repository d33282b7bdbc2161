# Modules that are not part of the library are refused by name.
import threading  # refused

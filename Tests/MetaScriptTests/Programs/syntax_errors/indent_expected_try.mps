# A block is wanted after try.
try:
x = 1
except: pass

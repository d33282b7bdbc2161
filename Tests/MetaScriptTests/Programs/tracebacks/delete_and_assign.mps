# Item assignment and deletion mark their targets.
t = (1, 2, 3)
def put(): t[0] = 5
try:
    put()
except TypeError:
    del t[1]

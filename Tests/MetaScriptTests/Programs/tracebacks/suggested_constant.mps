# "Did you mean": local names before global ones, globals before built-in ones.
attempts = []

def attempt(f):
    attempts.append(f)
    return f

totals = 1

@attempt
def local_first():
    total_x = 3
    return totalx

@attempt
def of_globals():
    return total

@attempt
def of_builtins():
    return true, false

@attempt
def not_here():
    return memoryvew

for f in attempts:
    try:
        f()
    except NameError as e:
        print(f.__name__, e, e.name)
true

# Strings cannot be changed in place.
s = 'abc'
def attempt(action):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
def assign():
    s[0] = 'x'
def remove():
    del s[0]
def attribute():
    s.name = 1
attempt(assign)
attempt(remove)
attempt(attribute)
attempt(lambda: s.nothing)
attempt(lambda: s())
attempt(lambda: -s)
t = s
t += 'd'
print(s, t)

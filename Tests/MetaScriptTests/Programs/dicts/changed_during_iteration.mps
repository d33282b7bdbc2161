# Adding or removing keys while iterating is an error; changing values is not.
d = {1: 'a', 2: 'b'}
for key in d:
    d[key] = 'x'
print(d)
def attempt(action):
    try:
        action()
    except RuntimeError as error:
        print(error)
def grow():
    for key in d:
        d[key + 10] = 1
def shrink():
    for key in list(d):
        for inner in d:
            del d[inner]
def replace():
    for key, value in d.items():
        del d[key]
        d[key] = value
attempt(grow)
print(d)
attempt(shrink)
print(d)
for key in list(d):
    del d[key]
print(d)
s = {1, 2}
try:
    for x in s:
        s.add(x + 5)
except RuntimeError as error:
    print(error)
e = {i: i for i in range(3)}
attempt(lambda: [e.pop(k) for k in e])

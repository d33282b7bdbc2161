# Augmented assignment to items and slices reads, operates and writes back once.
a = [1, 2, 3]
a[0] += 10
a[1:] += [4]
a[-1] *= 2
a[:2] *= 2
print(a)
def index():
    print('index once', end='; ')
    return 0
a[index()] -= 1
print(a)
b = c = [1]
b += [2]
b *= 2
print(c, b is c)
b = b + [3]
print(c, b is c)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)

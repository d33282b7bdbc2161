# Errors in generators and comprehension surface where they are consumed.
def g():
    yield 1
    yield 2 + 'a'
print('start')
for x in g():
    print(x)

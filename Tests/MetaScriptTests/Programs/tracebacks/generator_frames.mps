# Generators and comprehension have frames of their own.
def numbers():
    yield 1
    yield int('x')
def doubled():
    for n in numbers():
        yield n * 2
print(list(doubled()))

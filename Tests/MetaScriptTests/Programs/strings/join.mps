# join takes any iterable of strings and names the item that is not one.
print(','.join(['a', 'b', 'c']), ''.join('abc'), '-'.join(()), '-'.join(['x']), ', '.join({'k': 1, 'l': 2}), ' '.join(str(i) for i in range(3)))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: ','.join(['a', 1]))
attempt(lambda: ','.join([None]))
attempt(lambda: ','.join(5))
attempt(lambda: ','.join(x for x in [1]))
attempt(lambda: ','.join())
attempt(lambda: ','.join('a', 'b'))

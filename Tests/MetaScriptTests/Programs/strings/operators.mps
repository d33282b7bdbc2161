# Concatenation, repetition, containment, comparison.
print('a' + 'b', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, repr('' * 5))
print('b' in 'abc', 'bc' in 'abc', '' in 'abc', '' in '', 'x' not in 'abc', 'ac' in 'abc')
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'Z' < 'a', 'a' <= 'a', 'é' > 'z', '10' < '9')
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: 'a' + 1)
attempt(lambda: 1 + 'a')
attempt(lambda: 'a' - 'b')
attempt(lambda: 'a' * 'b')
attempt(lambda: 'a' * 2.0)
attempt(lambda: 1 in 'abc')
attempt(lambda: None in 'abc')
attempt(lambda: 'a' < 1)
attempt(lambda: 'a' >= None)
attempt(lambda: 'a' @ 'b')
print('a' == 1, 'a' != 1)

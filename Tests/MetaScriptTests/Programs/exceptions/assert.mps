# assert raises AssertionError with its message as it is.
def attempt(action):
    try:
        action()
        print('passed')
    except AssertionError as error:
        print(repr(error), str(error))
def a(): assert True, 'no'
def b(): assert 0
def c(): assert [], 'empty'
def d(): assert 1 == 2, ('tuple', 1)
def e(): assert None, None
def f(): assert (1, 'always true') [0]
def g(): assert not 1, f"value {1 + 1}"
for x in (a, b, c, d, e, f, g): attempt(x)
def lazy():
    assert True, print('not evaluated')
lazy()

# maketrans and translate.
table = str.maketrans('abc', 'xyz')
print('aabbccdd'.translate(table), table)
print('hello'.translate(str.maketrans({'h': 'J', 'l': None, 'o': '00', 101: 'E'})), 'abc'.translate(str.maketrans('a', 'b', 'c')), 'abc'.translate({97: 65, 98: 'BB', 99: None}), 'abc'.translate({}))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: str.maketrans('ab', 'c'))
attempt(lambda: str.maketrans('a'))
attempt(lambda: str.maketrans({'ab': 1}))

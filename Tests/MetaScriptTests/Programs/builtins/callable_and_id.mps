# callable, repr, ascii and format of odd values.
class K:
    def __call__(self): pass
print(callable(len), callable(int), callable(K), callable(K()), callable(5), callable(lambda: 0), callable('a'.upper), callable(None))
print(ascii('é\n\U0001f600'), ascii(['é']), ascii({'ü': 'ö'}), repr('é'), ascii("it's"), ascii(5), ascii('\x7f\xff\u0100'))
print(bool(), int(), float(), str() == '', list(), tuple(), dict(), set(), frozenset(), object() is not object())

# raise of classes, instances, bare, and of what is no exception.
def attempt(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__, error.args, str(error), repr(error))
def cls(): raise ValueError
def instance(): raise ValueError('a', 1)
def bare(): raise
def number(): raise 5
def text(): raise 'text'
def not_exception(): raise int
def none(): raise None
def reraise():
    try: raise IndexError('original')
    except IndexError: raise
def call(): raise type('x')()
class NeedsArg(Exception):
    def __init__(self, a): super().__init__(a, a)
def class_needs(): raise NeedsArg
for f in (cls, instance, bare, number, text, not_exception, none, reraise, call, class_needs):
    attempt(f)
attempt(lambda: (_ for _ in ()).throw(KeyError('via throw')))
print(repr(ValueError()), repr(ValueError('a')), repr(ValueError('a', 2)), str(ValueError()), str(ValueError('a', 2)), str(KeyError('k')), str(KeyError('a', 'b')), repr(KeyError('k')), str(KeyError()), [ValueError('in list')], ValueError('x') == ValueError('x'))

# Errors in a with block and in its exit.
class Bad:
    def __enter__(self): return self
    def __exit__(self, *exc): raise RuntimeError('exit failed')
with Bad() as b:
    raise ValueError('body failed')

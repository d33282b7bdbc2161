# Indexing and slicing of str, negative and out of range.
s = 'abcdef'
print(s[0], s[-1], s[-6], s[1:3], s[:2], s[4:], s[:], s[-2:], s[:-2], s[::2], s[1::2], s[::-1], s[4:1:-1], s[10:], s[-10:2], s[3:1], s[::-2], s[5:0:-2])
print(s[True], s[False:True], repr(s[2:2]), s[None:3], s[None:None:None])
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: s[6])
attempt(lambda: s[-7])
attempt(lambda: ''[0])
attempt(lambda: s['a'])
attempt(lambda: s[1.0])
attempt(lambda: s[::0])
attempt(lambda: s['a':])
attempt(lambda: s[1, 2])
attempt(lambda: s[10 ** 30])
print(s[10 ** 30:], s[-10 ** 30:2], s[:10 ** 30:10 ** 30])

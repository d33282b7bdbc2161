# float() reads decimal text with space, sign, underscores, and refuses the rest.
for text in ['1.5', ' -2 ', '+3e2', '1_000.5', '.5', '5.', '1e-400', '1e400', 'INF', 'nan', '\t7\n', '1E5', '١.٥', '0x10', '', '.', 'e5', '1e', '1__0', '_1', '1 2', 'infinit', '1.5.2', 'abc', '--1']:
    try:
        print(ascii(text), float(text))
    except ValueError as error:
        print(ascii(str(error)))
print(float(), float(3), float(True), float(2 ** 70))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: float(None))
attempt(lambda: float([1]))
attempt(lambda: float(10 ** 400))
class F:
    def __float__(self):
        return 2.5
class G:
    def __index__(self):
        return 7
class H:
    def __float__(self):
        return 2
print(float(F()), float(G()))
attempt(lambda: float(H()))

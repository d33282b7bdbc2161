# format(), __format__ and what falls back to str.
class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees
    def __format__(self, spec):
        if spec == 'f':
            return f"{self.degrees * 9 / 5 + 32:.1f}F"
        return f"{self.degrees}C<{spec}>"
t = Temperature(20)
print(format(t), format(t, 'f'), f"{t:f}", f"{t}", f"{t!s:.7}".startswith('<__main'), '{:xyz}'.format(t), format(5), format(3.14159, '.2f'), format('a', '>3'), format([1]), format(None))
class Plain:
    def __str__(self):
        return 'plain'
print(format(Plain()), f"{Plain()}", f"{Plain()!s:>8}")
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: format(Plain(), '>8'))
attempt(lambda: f"{Plain():>8}")
class Bad:
    def __format__(self, spec):
        return 5
attempt(lambda: f"{Bad()}")
attempt(lambda: format(5, 5))

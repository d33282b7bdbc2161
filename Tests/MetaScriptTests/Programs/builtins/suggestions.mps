# "Did you mean" belongs to the traceback, not to the message.
class C:
    counter = 1
    def method(self): self.countr
value = 1
def attempt(action):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: C().conter)
attempt(lambda: C().method())
attempt(lambda: valeu)
attempt(lambda: prnt)
attempt(lambda: [].apend)
attempt(lambda: 'a'.uper())
attempt(lambda: {}.itmes())

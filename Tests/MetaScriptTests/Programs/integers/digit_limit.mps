# Text of integers is limited to 4300 digits, in both directions.
x = 10 ** 4299
print(len(str(x)))
def attempt(action):
    try:
        print(action())
    except ValueError as error:
        print(error)
attempt(lambda: len(str(x * 10)))
attempt(lambda: len(f"{x * 10}"))
attempt(lambda: int('1' * 4300) == int('1' * 4300))
attempt(lambda: int('1' * 4301))
print(len(hex(x * 10)), x * 10 // 10 == x)

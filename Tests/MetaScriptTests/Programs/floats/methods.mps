# Methods of float.
print((1.5).is_integer(), (2.0).is_integer(), float('inf').is_integer())
print((0.1).hex(), (1.0).hex(), (-2.5).hex(), float('inf').hex(), (0.0).hex(), (5e-324).hex())
print(float.fromhex('0x1.8p1'), float.fromhex('-0x.8'), float.fromhex('1p-3'), float.fromhex('inf'))
print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (3.0).as_integer_ratio(), (-1e20).as_integer_ratio())
print((1.5).real, (1.5).imag, (1.5).conjugate(), abs(-1.5), (2.7).__int__(), (2.7).__trunc__(), (2.7).__floor__(), (-2.7).__ceil__())
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: float('inf').as_integer_ratio())
attempt(lambda: float('nan').as_integer_ratio())
attempt(lambda: float.fromhex('xyz'))

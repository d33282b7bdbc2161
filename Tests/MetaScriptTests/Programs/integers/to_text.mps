# bin, oct, hex and format of integers.
print(bin(10), bin(-10), bin(0), oct(64), oct(-8), hex(255), hex(-255), hex(2 ** 70), bin(True))
print(f"{255:x} {255:X} {255:#x} {255:#X} {255:o} {255:#o} {255:b} {255:#b} {65:c} {255:d} {255:n}")
print(f"{-5:b} {-255:#010x} {5:+d} {5: d} {-5: d} {1234567:,} {1234567:_} {255:_x} {0xdeadbeef:_b}")
print(str(-0), repr(10 ** 20), '%d %i %u' % (1, -2, 3))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: hex(1.5))
attempt(lambda: bin('1'))
attempt(lambda: oct(None))

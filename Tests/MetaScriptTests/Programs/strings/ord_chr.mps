# ord and chr are inverse over all code points, surrogates included.
print(ord('a'), ord('€'), ord('\U0010ffff'), chr(97), chr(8364), ascii(chr(0x10ffff)), ascii(chr(0xd800)), ord(chr(0xdfff)), chr(0) == '\0')
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: ord(''))
attempt(lambda: ord('ab'))
attempt(lambda: ord(5))
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: chr('a'))
attempt(lambda: chr(1.0))
attempt(lambda: chr(10 ** 30))

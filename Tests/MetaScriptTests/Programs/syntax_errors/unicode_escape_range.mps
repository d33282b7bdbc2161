# An escape beyond the last code point.
x = '\U00110000'

# repr prefers single quotes, and double quotes where the text has only single ones.
for text in ["", "a", "it's", 'say "x"', 'both \' and "', "\\", "\n\r\t", "\x00\x1f\x7f\x80\xa0", "é", "\u200b", "\U0001f600", "\ud800", "\u0301"]:
    print(ascii(text), len(text), end=' ')
    print(repr(text))

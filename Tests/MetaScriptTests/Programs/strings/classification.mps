# is… methods follow Unicode categories; the empty text is none of them.
samples = ['', 'a', 'A', 'aB', '1', 'a1', ' ', '\n', '²', '½', '٣', 'Ⅷ', '_', 'é', 'ß', '一', 'Aa', 'Hello World', 'HELLO 1', '\u0301', '\x00', '\xa0', '\U0001f600', 'a b', 'class', 'ǅ', '1a', 'ª']
for s in samples:
    flags = [s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii()]
    print(ascii(s), ''.join('01'[f] for f in flags))

# any and all stop at the first answer.
def t(v):
    print(v, end=' ')
    return v
print(any(t(x) for x in (0, '', 5, 6)), all(t(x) for x in (1, 0, 2)), any([]), all([]), any([0, None]), all([1, 'a']), any({0: 1}), all('abc'), any(map(str.isdigit, 'ab1')))

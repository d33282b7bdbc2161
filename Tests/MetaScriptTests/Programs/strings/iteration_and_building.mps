# Iteration over code points, building in loops, reversal, comparison of identities by value.
out = ''
for i, c in enumerate('añ\U0001f600'):
    out += f"{i}:{ascii(c)} "
print(out)
print([*reversed('abc')], ''.join(reversed('abc')), list(zip('abc', 'xyz')), max('hello'), min('hello'), set('aab') == {'a', 'b'}, sorted('hello'), dict(zip('ab', [1, 2])), 'abc'.__len__(), 'abc'.__contains__('b'), 'abc'.__getitem__(1))
a, b, c = 'xyz'
print(a, b, c, *'spread')
s = ''
for _ in range(1000):
    s += 'ab'
print(len(s), s.count('ab'), hash(s) == hash('ab' * 1000))

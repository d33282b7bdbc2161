# Adjacent literals join before anything else applies, whatever their prefixes.
name = 'x'
print('a' 'b' "c" r'\d' f'{name}' 'e{}')
print(('one '
       'two '
       'three'))
print('a' 'b' * 2, 'ab' 'cd'[1], len('' ''))
print('%s-' '%s' % (1, 2))

# str.format: automatic and manual numbering, names, attributes, items, nesting.
class P:
    x, y = 1, [10, 20]
    d = {'k': 'v', '0': 'zero'}
print('{} {}'.format(1, 2), '{0} {1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{} {x} {}'.format(1, 2, x=3))
print('{0.x} {0.y[1]} {0.d[k]}'.format(P), '{p.x}'.format(p=P()), '{[0]} {[1]}'.format([7, 8], [9, 6]))
print('{:>{}}'.format('a', 5), '{:{fill}{align}{width}}'.format('b', fill='*', align='^', width=7), '{0:{1}.{2}f}'.format(3.14159, 8, 2), '{{}} {{{}}}'.format(1), '{!r:>5} {!s}'.format('a', 'b'), '{:}'.format(3))
print('{0!r} {0!s} {0!a}'.format('é'), '{:,}'.format(1234567), '{:%}'.format(0.25), '{}'.format({'a': 1}))
data = {'name': 'n', 'value': 3}
print('{name}={value}'.format(**data), '{name}={value}'.format_map(data), '{0}{1}{2}'.format(*'abc'))

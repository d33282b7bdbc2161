# if, elif, else, nested and one-line.
def grade(n):
    if n >= 90: return 'A'
    elif n >= 80: return 'B'
    elif n >= 70:
        if n > 75: return 'C+'
        else: return 'C'
    else:
        return 'F'
print([grade(n) for n in (95, 85, 77, 71, 10)])
if 0: pass
elif []: pass
elif 'x': print('elif')
else: print('no')
x = 5
if x > 3 and not x > 10 or x == 0: print('yes'); print('same line')
if (x
    > 3
    and x < 10):
    print('multi-line')
if x:
    pass
else:
    print('no')
print('a' if x > 3 else 'b' if x > 1 else 'c', ('pos' if x > 0 else 'neg'), [1, 2][x > 3])
if True:
  if False: print('no')
  else: print('two-space indent')
while x: x -= 1; continue
else: print('done', x)

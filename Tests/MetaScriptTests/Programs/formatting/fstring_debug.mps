# `=` in an f-string shows the expression's text, spaces included.
x, name = 5, 'n'
print(f"{x=} {x = } {x=!s} {name=} {name=!s} {name=:>4} {x=:04d} {x+1=} { x  +  1 = }")
print(f"{x=!r:^5} {[1,2][0]=} {len('ab')=} {name.upper()=} {x == 5 = }")

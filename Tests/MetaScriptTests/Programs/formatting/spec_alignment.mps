# Fill, alignment and width; numbers align right, everything else left.
for spec in ('6', '<6', '>6', '^6', '*<6', '*>6', '*^6', '=6', '06', '0=6', '0<6', '1', '', 'é^6', '<>6', '^^6'):
    try:
        print(repr(spec), f"[{42:{spec}}]", f"[{-42:{spec}}]", end=' ')
        print(f"[{'ab':{spec}}]")
    except ValueError as error:
        print(error)
print(f"[{True:5}] [{True:d}] [{True!s:>6}] [{'ab':.1}] [{'abcdef':>8.3}] [{'ab':05}]")

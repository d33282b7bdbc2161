# One item needs its comma; nesting keeps it.
print((), (1,), (1, 2), ((),), ((1,),), ('a',), (None,), ((1, 2), [3], {4: (5,)}), repr(((1,), 2)), str((1.0,)), '%s' % ((1,),))

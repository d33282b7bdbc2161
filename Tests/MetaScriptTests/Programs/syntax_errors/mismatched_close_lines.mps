# A bracket closed by another kind lines later.
x = (1,
     2
]

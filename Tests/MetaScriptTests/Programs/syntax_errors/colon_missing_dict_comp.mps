# A brace display that mixes kinds.
x = {1, 2: 3}

# An unknown character name.
x = '\N{no such name}'

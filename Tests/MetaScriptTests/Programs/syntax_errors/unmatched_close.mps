# A bracket closed that was not opened.
x = 1)

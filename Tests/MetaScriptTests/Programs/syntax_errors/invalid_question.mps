# A question mark.
x = 5 ? 3 : 2

# Operators side by side.
x = 3 * / 4

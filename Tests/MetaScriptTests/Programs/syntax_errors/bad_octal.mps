# A digit too large for octal.
x = 0o18

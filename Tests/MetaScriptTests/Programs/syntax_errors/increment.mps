# ++ is no statement.
x = 1
x++

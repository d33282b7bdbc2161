# A walrus may not rebind the loop's variable.
[i := 1 for i in range(3)]

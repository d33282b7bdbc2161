# A walrus wants parentheses as a statement.
x := 5

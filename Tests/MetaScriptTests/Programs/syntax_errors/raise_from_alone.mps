# from wants an expression.
raise ValueError from

# A starred target wants a list or tuple.
*a = [1]

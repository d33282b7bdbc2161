# An exclamation mark is not `not`.
if !x:
    pass

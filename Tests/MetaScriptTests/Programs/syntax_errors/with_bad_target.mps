# with wants a target.
with open('x') as 5:
    pass

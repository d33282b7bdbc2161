# Indentation is not shown; marks move with it.
def outer():
    if True:
        for i in range(1):
            while True:
                        return [i][0] + undefined_here
outer()

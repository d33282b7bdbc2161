# A slash wants a parameter before it.
def f(/, a):
    return a

# Nothing follows **.
def f(**k, a):
    pass

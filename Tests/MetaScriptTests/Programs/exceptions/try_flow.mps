# Order of try, except, else and finally.
def run(fail, where):
    print(fail, where, end=': ')
    try:
        print('try', end=' ')
        if fail: raise ValueError('v')
    except ValueError:
        print('except', end=' ')
    else:
        print('else', end=' ')
    finally:
        print('finally', end=' ')
    print('after')
run(False, 'a'); run(True, 'b')
def returns():
    try: return 'try'
    finally: print('cleanup', end=' ')
def overrides():
    try: return 'try'
    finally: return 'finally'
def swallow():
    try: raise ValueError('lost')
    finally: return 'swallowed'
def else_raises():
    try: pass
    except ValueError: return 'no'
    else: raise ValueError('from else')
    finally: print('fin', end=' ')
def loop():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        finally:
            out.append(f"f{i}")
    return out
def value_fixed():
    x = 1
    try: return x
    finally: x = 2
def nested():
    try:
        try: 1 / 0
        finally: print('inner', end=' ')
    except ZeroDivisionError: return 'outer'
def loop_return():
    while True:
        try:
            try: return 'r'
            finally: print('one', end=' ')
        finally:
            print('two', end=' ')
def break_in_finally():
    for i in range(2):
        try: raise KeyError
        finally: break
    return i
print(returns(), overrides(), swallow(), loop(), value_fixed(), nested(), loop_return(), break_in_finally())
try:
    else_raises()
except ValueError as error:
    print(error)
def except_returns():
    try: 1 / 0
    except ZeroDivisionError: return 'except'
    finally: print('then finally', end=' ')
print(except_returns())

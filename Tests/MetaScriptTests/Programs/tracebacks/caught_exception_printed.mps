# traceback of a caught exception goes no further than the program asks.
try:
    int('nope')
except ValueError as error:
    print('handled:', error)
print('and then')
undefined_at_the_end

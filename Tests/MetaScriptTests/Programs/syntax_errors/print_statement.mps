# print is a function.
print 'hello'

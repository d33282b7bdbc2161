# None, True, False and Ellipsis are single objects.
print(None, True, False, ..., Ellipsis)
print(... is Ellipsis, None is None, True is not False)
print(type(None), type(...), repr(...), str(None))
print([None, True, ...], bool(...), bool(None))
print(True + True, True * 10, -True, ~True, True / 2)
print(NotImplemented, type(NotImplemented))

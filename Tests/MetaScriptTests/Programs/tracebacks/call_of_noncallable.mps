# Calling what cannot be called.
config = {'handler': 5}
config['handler'](1, 2)

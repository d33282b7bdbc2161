# Augmented assignment marks both sides.
counts = {}
counts['a'] = 'text'
counts['a'] += 1

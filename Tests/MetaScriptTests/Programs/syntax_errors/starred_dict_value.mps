# A dictionary value cannot be starred.
d = {1: *a, 2: 3}

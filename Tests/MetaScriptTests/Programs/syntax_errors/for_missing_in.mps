# for wants in.
for i range(3):
    pass

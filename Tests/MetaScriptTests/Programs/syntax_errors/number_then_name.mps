# A number that runs into a name.
x = 5abc

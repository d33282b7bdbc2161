# A digit group that ends with an underscore.
x = 1_000_

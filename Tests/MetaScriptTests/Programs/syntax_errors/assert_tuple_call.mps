# assert wants an expression.
assert

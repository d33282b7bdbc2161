# compile is outside, as exec and eval are.
code = compile('1', 'x', 'eval')  # refused

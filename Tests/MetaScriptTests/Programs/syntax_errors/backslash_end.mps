# Text after a continuation.
x = 1 \ 2

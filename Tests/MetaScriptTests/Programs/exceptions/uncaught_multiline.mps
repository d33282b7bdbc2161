# An uncaught exception's text may have several lines.
raise ValueError('first line\nsecond line')

# Case conversion follows Unicode, including one-to-many mappings.
print('Hello World'.upper(), 'Hello World'.lower(), 'hello world'.title(), 'hELLO wORLD'.capitalize(), 'Hello'.swapcase())
print('straße'.upper(), 'ß'.capitalize(), 'STRASSE'.casefold() == 'straße'.casefold(), 'ﬁ'.upper(), 'ŉ'.upper() == '\u02bcN', 'İ'.lower() == 'i\u0307', len('İ'.lower()))
print("they're bill's".title(), 'a1b2c'.title(), 'ὈΔΥΣΣΕΎΣ'.lower(), 'Σ'.lower(), 'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'ǆ'.title() == 'ǅ', 'ǅ'.lower() == 'ǆ')
print('éÀ'.swapcase(), 'привет'.upper(), 'ÿ'.upper(), 'µ'.upper() == '\u039c', 'ı'.upper(), 'K'.lower(), 'ſ'.upper())
print('Abc'.casefold(), 'ΣΑΣ'.casefold(), '\U00010428'.upper() == '\U00010400')

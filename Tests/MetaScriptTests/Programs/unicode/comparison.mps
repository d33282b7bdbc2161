# Text is ordered by code point, not by any language's rules.
words = ['zebra', 'Äpfel', 'apfel', 'Zebra', 'äpfel', 'éclair', 'eclair', '中', 'Ж', '\U0001f600', '\ufffd', '10', '9', '_', ' ', '']
print(sorted(words))
print(max(words) == '\U0001f600', min(words) == '', '\U0001f600' > '\uffff', 'a' < 'ä', 'z' < 'ä', 'ß' > 'ss', sorted('ßsS'), 'ﬀ' > 'ff')

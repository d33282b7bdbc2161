# Bytes made by methods are outside.
x = 'é'.encode('utf-8')  # refused

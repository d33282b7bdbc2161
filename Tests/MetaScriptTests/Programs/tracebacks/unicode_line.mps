# Marks stand under the right columns when the line has wide or combining letters.
größe = {'ä': 1}
print('é中😀', größe['ä'] + größe['ö'])

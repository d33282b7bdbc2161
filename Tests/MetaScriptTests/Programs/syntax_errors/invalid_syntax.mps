# A token that fits nowhere.
x = 1 +

# A character that is in no token.
x = 5 ¤ 3

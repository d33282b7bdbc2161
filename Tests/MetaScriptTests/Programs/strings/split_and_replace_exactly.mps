# Short strings compared, split and replaced.
print("abcdefgh" == "abcdefgi", "abcd" == "abce", "abc" == "abd", "a" * 17 == "a" * 17, "ab" < "abc", "äbc" == "äbc")
print("a,b,,c".split(","), "".split(","), ",".split(","), "abc".split("bc"), "a b".split(" ", 1), "a,b,c".split(",", 1), "aXbX".replace("X", ""), "XX".replace("X", ""), "abc".replace("b", "é"), "abc".replace("b", "☃"), "é☃".replace("☃", "x"))

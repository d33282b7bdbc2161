# Sums of text grow in place unless somebody else sees what has grown.
s = "ab"
t = s + "c" + s + "d" * 3 + str(12)
print(t, s, len(t), hash(t) == hash("abcabddd12"), t == "abcabddd12", {t: 1}["abcabddd12"])
class R:
    kept = []
    def __radd__(self, other):
        R.kept.append(other)
        return other
    def __add__(self, other): return "r" + other
u = "x" + s + R() + "y" + "z"
print(u, R.kept)
v = R() + "1" + "2" + R() + "3"
print(v, R.kept, u)
w = R.kept[0] + "q" + "r" + s
print(w, R.kept)
e = "" + s + "" + "" + s
print(e, s, "" + "" + s is s)
print("é" + s + "☃" + "😀" + s, "☃" + s + "a" + "é", len("☃" + s + "a"))
long = "a" * 250
print(len("x" + long + "y" + long + "z"), ("x" + long + "y" + long + "z")[-3:])
def gen():
    got = "a" + (yield 1) + "b" + (yield 2) + "c"
    yield got
g = gen(); next(g); g.send("<"); print(g.send(">"))
try: "a" + s + 1 + "b"
except TypeError as x: print(x)
try: "a" + s + None + "b"
except TypeError as x: print(x)
try: 1 + s + "b" + "c"
except TypeError as x: print(x)
names = ["w" + str(i) + "-" + "x" * i + "!" for i in range(6)]
print(names, sorted(names, key=lambda n: n + "k" + n))
x = "start"
for i in range(4): x = x + "," + str(i) + ";"
print(x)
y = x
x += "!" + x + "?"
print(y, x)
print([a + b + c for a in "pq" for b in "rs" for c in ["", "t"]])
def f(a): return a + "1" + a
print(f("z") + f("y") + "w" + (f("u") + "v" + "x"))
print("%s" % ("a" + s + "b") + "c" + f"{s}" + "d", ("a" + s + "b").upper() + s + "e")
d = {}
for i in range(3): d["k" + str(i) + "."] = "v" + str(i) + "."
print(d, "k1." in d, d["k" + "2" + "."])

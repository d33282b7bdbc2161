# Items and membership as conditions.
flags = [True, False, 0, 1, None, "", "x", [], 2.0]
for i in range(len(flags)):
    if flags[i]: print(i, "t")
    if not flags[-i]: print(i, "f")
    print(i, "and" if flags[i] and not flags[i - 1] else "no")
try:
    if flags[100]: pass
except IndexError as e: print(e)
class T:
    def __getitem__(self, i): return i
    def __bool__(self): raise ValueError("b")
if T()[1]: print("T1")
try:
    if [T()][0]: print("no")
except ValueError as e: print(e)
i = 0
try:
    if [T()][i]: print("no")
except ValueError as e: print(e)
print(3 in {3: 1}, "a" in "cat", "x" not in "cat", 1 in [1], "q" in {"q"})
if "a" in "cat" and 4 not in {3: 1}: print("ok")
try:
    if 3 in 4: pass
except TypeError as e: print(e)
try:
    if 3 in "4": pass
except TypeError as e: print(e)

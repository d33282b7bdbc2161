# Every frame has its line; the failing part is underlined where it is not the whole line.
def inner(n):
    return 10 / n
def middle(n):
    value = inner(n) + 1
    return value
class C:
    def method(self, n):
        return [middle(k) for k in range(n, -1, -1)]
print(C().method(2))

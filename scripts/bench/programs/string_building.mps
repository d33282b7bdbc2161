# Strings built piece by piece, joined, split and searched.
def run(n):
    total = 0
    for r in range(n):
        parts = []
        for i in range(1000):
            parts.append("item" + str(i) + "," + "x" * (i % 7))
        text = ";".join(parts)
        for field in text.split(";"):
            name, tail = field.split(",")
            if name[-1] == "7":
                total += len(tail)
            if "99" in name:
                total += 1
        total += len(text.replace("item", "it").upper())
    return total

print(run(700))

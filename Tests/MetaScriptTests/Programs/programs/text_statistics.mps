# Counting words, letters and lines of a text, with formatted output.
from collections import Counter
text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox -- quick as ever -- runs away!
"Who's there?" asked the dog. Nobody answered..."""
words = [w.strip('.,;!?"-').lower() for w in text.split()]
words = [w for w in words if w]
counts = Counter(words)
print(f"{'word':<10}|{'count':>6}|{'share':>8}")
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:6]:
    print(f"{word:<10}|{n:>6}|{n / len(words):>8.2%}")
print('-' * 26, len(text.splitlines()), len(words), len(set(words)), max(words, key=len), sum(map(len, words)) / len(words))
print(Counter(c for c in text.lower() if c.isalpha()).most_common(5), [len(line) for line in text.split('\n')])
by_length = {}
for w in sorted(set(words)): by_length.setdefault(len(w), []).append(w)
for n in sorted(by_length): print(n, ', '.join(by_length[n]))
print(' '.join(w[::-1] for w in words[:5]), ' '.join(w.capitalize() for w in words[:4]), text.title()[:20], [i for i, w in enumerate(words) if w == 'dog'])
print('\n'.join(f"{i:03d}: {line:.^60}" for i, line in enumerate(text.splitlines(), 1)))
def caesar(s, k): return ''.join(chr((ord(c) - base + k) % 26 + base) if c.isalpha() and (base := 65 if c.isupper() else 97) else c for c in s)
print(caesar('Hello, World!', 3), caesar(caesar('Hello, World!', 3), -3))
print([w for w in words if w == w[::-1] and len(w) > 2], ''.join(sorted('hello')), {w[0] for w in words} == set('qbfjoldtsarwn'), 'aeiou'.translate(str.maketrans('aeiou', '12345')))

# Parsing lines, aggregating by key, reporting errors per line.
from collections import defaultdict, Counter
import re
lines = """2024-01-05 10:00:01 INFO  web: GET /index 200 12ms
2024-01-05 10:00:02 ERROR db: timeout after 3000ms
2024-01-05 10:00:02 INFO  web: GET /api/users 200 45ms
garbage line
2024-01-05 10:00:09 WARN  web: GET /api/users 500 120ms
2024-01-06 00:00:00 INFO  cron: started
2024-01-06 00:00:59 ERROR db: timeout after 1500ms""".splitlines()
pattern = re.compile(r'(?P<date>\S+) (?P<time>[\d:]+) (?P<level>[A-Z]+) +(?P<source>\w+): (?P<text>.*)')
records, bad = [], []
for number, line in enumerate(lines, start=1):
    if m := pattern.match(line): records.append(m.groupdict() | {'line': number})
    else: bad.append((number, line))
by_level = Counter(r['level'] for r in records)
by_source = defaultdict(list)
for r in records: by_source[r['source']].append(r['text'])
print(by_level, bad, {k: len(v) for k, v in by_source.items()})
times = [int(ms) for r in records for ms in re.findall(r'(\d+)ms', r['text'])]
print(times, sum(times) / len(times), max(times), sorted(times)[len(times) // 2])
def seconds(t):
    h, m, s = map(int, t.split(':'))
    return h * 3600 + m * 60 + s
print([(a['line'], b['line'], seconds(b['time']) - seconds(a['time'])) for a, b in zip(records, records[1:]) if a['date'] == b['date']])
paths = {m[1]: int(m[2]) for r in records if (m := re.search(r'GET (\S+) (\d{3})', r['text']))}
print(paths, *(f"{r['level'][:1]}|{r['source']:^6}|{r['text'][:20]!r}" for r in records), sep='\n')

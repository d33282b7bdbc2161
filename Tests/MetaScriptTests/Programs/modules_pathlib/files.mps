# Paths on the file system.
from pathlib import Path
d = Path('data')
d.mkdir()
(d / 'sub').mkdir(parents=True, exist_ok=True)
print((d / 'a.txt').write_text('hello\nworld\n'), (d / 'a.txt').read_text(), (d / 'b.py').write_text(''), d.exists(), d.is_dir(), (d / 'a.txt').is_file(), (d / 'nope').exists(), (d / 'a.txt').stat().st_size)
print(sorted(x.name for x in d.iterdir()), sorted(str(x) for x in d.glob('*.txt')), sorted(str(x) for x in d.rglob('*')))
with (d / 'a.txt').open() as f: print(f.readline())
with open(d / 'a.txt', 'a') as f: f.write('more')
print((d / 'a.txt').read_text().splitlines())
(d / 'a.txt').rename(d / 'c.txt'); (d / 'b.py').unlink(); (d / 'b.py').unlink(missing_ok=True)
print(sorted(x.name for x in d.iterdir()))
(d / 'sub').rmdir()
def attempt(action):
    try:
        print(action())
    except OSError as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: d.mkdir())
attempt(lambda: (d / 'nope').read_text())
attempt(lambda: (d / 'nope').unlink())
attempt(lambda: Path('x/y').mkdir())
attempt(lambda: d.rmdir())
print(Path.cwd().is_absolute(), Path('data').resolve() == Path.cwd() / 'data', d.absolute().name)
(d / 'touched').touch()
print((d / 'touched').exists())

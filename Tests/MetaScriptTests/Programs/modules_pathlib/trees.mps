# Paths in combination: trees, patterns, text, moving.
from pathlib import Path, PurePath, PurePosixPath
import os, os.path
root = Path('tree')
for name in ('a/x.txt', 'a/b/y.txt', 'a/b/z.py', 'c/.hidden'):
    p = root / name
    p.parent.mkdir(parents=True, exist_ok=True)
    p.write_text(name + '\n')
print(sorted(str(p) for p in root.rglob('*.txt')), sorted(p.name for p in root.glob('**/*') if p.is_file()), sorted(map(str, root.glob('*/b/?.py'))), sorted(str(p.relative_to(root)) for p in root.iterdir()))
print([p.read_text() for p in sorted(root.glob('a/*.txt'))], (root / 'a' / 'x.txt').stat().st_size, sum(p.stat().st_size for p in root.rglob('*') if p.is_file()))
q = (root / 'a/x.txt').rename(root / 'moved.txt')
print(q, q.exists(), (root / 'a/x.txt').exists(), q.replace(root / 'again.txt').suffix)
with (root / 'again.txt').open('a') as f: print(f.write('more'), f.name)
print((root / 'again.txt').read_text().split('\n'), os.fspath(root), str(root), f"{root!s:>8}|", root.joinpath('k', 'l'), root.name, bool(root))
for folder, dirs, files in os.walk(root): dirs.sort(); print(folder, dirs, sorted(files))
print(Path('/a/b/../c').parts, Path('a/./b').parts, Path('//x').root, Path('/a') / '/b', Path('x', Path('y'), 'z'), Path('a.b.c').suffixes, Path('..').name, Path('.').parts, Path('a').parent, Path('/').parent)
print(Path('a/b') in {Path('a/b')}, sorted([Path('b'), Path('a/c'), Path('a')]), Path('a/b').is_relative_to('a'), Path('a/b/c').match('b/*'), PurePath('x'), PurePosixPath('y'), isinstance(Path('x'), PurePath), type(Path('x')).__name__, issubclass(Path, PurePath))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: Path('a') + 'b')
attempt(lambda: Path('a').with_name(''))
attempt(lambda: Path('a/b').relative_to('/a'))
attempt(lambda: Path('a').with_suffix('.'))
attempt(lambda: (root / 'no').read_text())
attempt(lambda: (root / 'no').iterdir().__next__())
attempt(lambda: list(root.glob('')))
attempt(lambda: Path('a') < 'b')
attempt(lambda: root.unlink())
attempt(lambda: root.rmdir())
attempt(lambda: Path('a').parents[3])
attempt(lambda: open(root))
attempt(lambda: Path(None))
attempt(lambda: os.path.join('a', 5))
attempt(lambda: os.listdir(root / 'nope'))
attempt(lambda: os.stat('nope'))
attempt(lambda: os.makedirs(root / 'a'))

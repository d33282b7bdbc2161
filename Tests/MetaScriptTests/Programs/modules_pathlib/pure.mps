# Paths: joining, parts, names, comparison.
from pathlib import Path
p = Path('a') / 'b' / 'c.tar.gz'
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[1], p.parts, p.with_suffix('.txt'), p.with_name('d'), p.with_stem('q'), p / '..' / 'x', Path('/abs').is_absolute(), Path('x') == Path('./x'), Path('a/b/'), Path(), Path('/'), Path('a//b'), str(Path('a', 'b')), p.relative_to('a'), Path('x.py').match('*.py'), p.as_posix(), 'pre' / Path('b'), Path('a') < Path('b'), len({Path('a'), Path('a')}), f"{p}", Path('.hidden').suffix == '', Path('a.').stem, p.joinpath('e', 'f'), list(p.parents))
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: p.relative_to('z'))
attempt(lambda: p / 5)
attempt(lambda: Path('a').with_suffix('txt'))
attempt(lambda: Path(5))
attempt(lambda: Path('/').with_name('x'))

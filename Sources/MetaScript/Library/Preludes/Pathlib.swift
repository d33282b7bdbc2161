extension Machine {
  static let makePathlibModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(fileFunctions, in: module)
    try machine.run(prelude: pathlibPrelude, in: module)
  }

  private static let pathlibPrelude = #"""
    import os as _os

    _SAFE = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/')

    def _utf8(code):
        if code < 0x80:
            return [code]
        parts = []
        while code >= 0x40 >> len(parts):
            parts.insert(0, 0x80 | code & 0x3F)
            code >>= 6
        return [0xF00 >> len(parts) & 0xFF | code] + parts

    def _quoted(text):
        return ''.join(c if c in _SAFE else ''.join(f'%{b:02X}' for b in _utf8(ord(c))) for c in text)

    def _parse(args):
        text = ''
        for a in args:
            if isinstance(a, PurePath):
                part = str(a)
            else:
                part = _fspath(a)
                if not isinstance(part, str):
                    raise TypeError("argument should be a str object or an os.PathLike "
                                    f"object returning str, not {type(a)!r}")
            if part.startswith('/'):
                text = part
            elif part:
                text = text + '/' + part if text else part
        root = ''
        if text.startswith('/'):
            root = '//' if text.startswith('//') and not text.startswith('///') else '/'
        return root, [x for x in text.split('/') if x and x != '.']

    class _Parents:
        def __init__(self, path):
            self._path = path
            self._count = len(path._tail)
        def __len__(self):
            return self._count
        def __getitem__(self, idx):
            if isinstance(idx, slice):
                return tuple(self[i] for i in range(*idx.indices(len(self))))
            if idx >= len(self) or idx < -len(self):
                raise IndexError(idx)
            if idx < 0:
                idx += len(self)
            return self._path._make(self._path._root, self._path._tail[:-idx - 1])
        def __iter__(self):
            return (self[i] for i in range(len(self)))
        def __repr__(self):
            return '<{}.parents>'.format(type(self._path).__name__)

    class PurePath:
        def __new__(cls, *args):
            if cls is PurePath:
                cls = PurePosixPath
            elif cls is Path:
                cls = PosixPath
            self = object.__new__(cls)
            self._root, self._tail = _parse(args)
            return self
        def __init__(self, *args):
            pass
        def _make(self, root, tail):
            new = object.__new__(type(self))
            new._root, new._tail = root, tail
            return new
        @property
        def drive(self):
            return ''
        @property
        def root(self):
            return self._root
        @property
        def anchor(self):
            return self._root
        @property
        def parts(self):
            return tuple(([self._root] if self._root else []) + self._tail)
        def __str__(self):
            return (self._root + '/'.join(self._tail)) or '.'
        def __fspath__(self):
            return str(self)
        def as_posix(self):
            return str(self)
        def as_uri(self):
            if not self.is_absolute():
                raise ValueError("relative path can't be expressed as a file URI")
            return 'file://' + _quoted(str(self))
        def __repr__(self):
            return '{}({!r})'.format(self.__class__.__name__, str(self))
        def __hash__(self):
            return hash((self._root, tuple(self._tail)))
        def __eq__(self, other):
            if not isinstance(other, PurePath):
                return NotImplemented
            return self._root == other._root and self._tail == other._tail
        def __lt__(self, other):
            if not isinstance(other, PurePath):
                return NotImplemented
            return self.parts < other.parts
        def __le__(self, other):
            if not isinstance(other, PurePath):
                return NotImplemented
            return self.parts <= other.parts
        def __gt__(self, other):
            if not isinstance(other, PurePath):
                return NotImplemented
            return self.parts > other.parts
        def __ge__(self, other):
            if not isinstance(other, PurePath):
                return NotImplemented
            return self.parts >= other.parts
        def __truediv__(self, key):
            try:
                return self._make(*_parse((self, key)))
            except TypeError:
                return NotImplemented
        def __rtruediv__(self, key):
            try:
                return self._make(*_parse((key, self)))
            except TypeError:
                return NotImplemented
        def joinpath(self, *args):
            return self._make(*_parse((self,) + args))
        @property
        def name(self):
            return self._tail[-1] if self._tail else ''
        @property
        def suffix(self):
            name = self.name
            i = name.rfind('.')
            return name[i:] if 0 < i < len(name) - 1 else ''
        @property
        def suffixes(self):
            name = self.name
            if name.endswith('.'):
                return []
            return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]
        @property
        def stem(self):
            name = self.name
            i = name.rfind('.')
            return name[:i] if 0 < i < len(name) - 1 else name
        @property
        def parent(self):
            return self._make(self._root, self._tail[:-1]) if self._tail else self
        @property
        def parents(self):
            return _Parents(self)
        def with_name(self, name):
            if not self.name:
                raise ValueError('%r has an empty name' % (self,))
            if not name or '/' in name or name == '.':
                raise ValueError('Invalid name %r' % (name))
            return self._make(self._root, self._tail[:-1] + [name])
        def with_stem(self, stem):
            return self.with_name(stem + self.suffix)
        def with_suffix(self, suffix):
            if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
                raise ValueError('Invalid suffix %r' % (suffix))
            name = self.name
            if not name:
                raise ValueError('%r has an empty name' % (self,))
            old = self.suffix
            return self._make(self._root, self._tail[:-1] + [(name[:-len(old)] if old else name) + suffix])
        def relative_to(self, *other):
            if not other:
                raise TypeError('need at least one argument')
            root, tail = _parse(other)
            if root != self._root or self._tail[:len(tail)] != tail:
                shown = str(self._make(root, tail))
                raise ValueError('{!r} is not in the subpath of {!r}'
                                 ' OR one path is relative and the other is absolute.'.format(str(self), shown))
            return self._make('', self._tail[len(tail):])
        def is_relative_to(self, *other):
            try:
                self.relative_to(*other)
                return True
            except ValueError:
                return False
        def is_absolute(self):
            return bool(self._root)
        def is_reserved(self):
            return False
        def match(self, path_pattern):
            root, pattern = _parse((path_pattern,))
            if not root and not pattern:
                raise ValueError('empty pattern')
            parts = self.parts
            pattern_parts = ([root] if root else []) + pattern
            if root:
                if len(pattern_parts) != len(parts):
                    return False
            elif len(pattern_parts) > len(parts):
                return False
            for part, pat in zip(reversed(parts), reversed(pattern_parts)):
                if not _matches(part, pat):
                    return False
            return True

    class PurePosixPath(PurePath):
        pass

    def _translate(pattern):
        import re
        result = ''
        i, n = 0, len(pattern)
        while i < n:
            c = pattern[i]
            i += 1
            if c == '*':
                result += '.*'
            elif c == '?':
                result += '.'
            elif c == '[':
                j = i
                if j < n and pattern[j] == '!':
                    j += 1
                if j < n and pattern[j] == ']':
                    j += 1
                while j < n and pattern[j] != ']':
                    j += 1
                if j >= n:
                    result += '\\['
                else:
                    stuff = pattern[i:j].replace('\\', '\\\\')
                    i = j + 1
                    if stuff[0] == '!':
                        stuff = '^' + stuff[1:]
                    elif stuff[0] in ('^', '['):
                        stuff = '\\' + stuff
                    result += f'[{stuff}]'
            else:
                result += re.escape(c)
        return re.compile('(?s:' + result + ')')

    _compiled = {}

    def _matches(name, pattern):
        found = _compiled.get(pattern)
        if found is None:
            found = _compiled[pattern] = _translate(pattern)
        return found.fullmatch(name) is not None

    def _select(path, patterns):
        if not patterns:
            yield path
            return
        pattern, rest = patterns[0], patterns[1:]
        if pattern == '**':
            seen = set()
            for folder in _folders(path):
                for found in _select(folder, rest):
                    if found not in seen:
                        seen.add(found)
                        yield found
        elif '*' in pattern or '?' in pattern or '[' in pattern:
            if not path.is_dir():
                return
            try:
                names = _list(path)
            except OSError:
                return
            for name in names:
                if _matches(name, pattern):
                    child = path._make(path._root, path._tail + [name])
                    if not rest or child.is_dir():
                        yield from _select(child, rest)
        else:
            child = path._make(path._root, path._tail + [pattern])
            if pattern == '..' or child.exists():
                yield from _select(child, rest)

    def _folders(path):
        if not path.is_dir():
            return
        yield path
        try:
            names = _list(path)
        except OSError:
            return
        for name in names:
            child = path._make(path._root, path._tail + [name])
            if child.is_dir() and not child.is_symlink():
                yield from _folders(child)

    class Path(PurePath):
        @classmethod
        def cwd(cls):
            return cls(_getcwd())
        @classmethod
        def home(cls):
            return cls('~').expanduser()
        def __enter__(self):
            return self
        def __exit__(self, t, v, tb):
            pass
        def stat(self, *, follow_symlinks=True):
            return _os.stat(self, follow_symlinks=follow_symlinks)
        def lstat(self):
            return self.stat(follow_symlinks=False)
        def exists(self):
            return _kind(self, True) is not None
        def is_dir(self):
            return _kind(self, True) == 'folder'
        def is_file(self):
            return _kind(self, True) == 'file'
        def is_symlink(self):
            return _kind(self, False) == 'link'
        def is_mount(self):
            return str(self) == '/'
        def samefile(self, other_path):
            return _os.path.samefile(self, other_path)
        def iterdir(self):
            for name in _list(self):
                yield self._make(self._root, self._tail + [name])
        def glob(self, pattern):
            if not pattern:
                raise ValueError('Unacceptable pattern: {!r}'.format(pattern))
            root, tail = _parse((pattern,))
            if root:
                raise NotImplementedError('Non-relative patterns are unsupported')
            if pattern[-1] == '/':
                tail.append('')
            _check_stars(tail)
            yield from _select(self, tail)
        def rglob(self, pattern):
            root, tail = _parse((pattern,))
            if root:
                raise NotImplementedError('Non-relative patterns are unsupported')
            _check_stars(tail)
            yield from _select(self, ['**'] + tail)
        def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
            return open(self, mode, buffering, encoding, errors, newline)
        def read_text(self, encoding=None, errors=None):
            with self.open(mode='r', encoding=encoding, errors=errors) as f:
                return f.read()
        def write_text(self, data, encoding=None, errors=None, newline=None):
            if not isinstance(data, str):
                raise TypeError('data must be str, not %s' % data.__class__.__name__)
            with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as f:
                return f.write(data)
        def read_bytes(self):
            raise NotImplementedError('not part of .mps: bytes')
        def write_bytes(self, data):
            raise NotImplementedError('not part of .mps: bytes')
        def mkdir(self, mode=511, parents=False, exist_ok=False):
            try:
                _mkdir(self)
            except FileNotFoundError:
                if not parents or self.parent == self:
                    raise
                self.parent.mkdir(parents=True, exist_ok=True)
                self.mkdir(mode, parents=False, exist_ok=exist_ok)
            except OSError:
                if not exist_ok or not self.is_dir():
                    raise
        def touch(self, mode=438, exist_ok=True):
            if exist_ok and self.exists():
                _touch(self)
                return
            with open(self, 'a' if exist_ok else 'x'):
                pass
        def unlink(self, missing_ok=False):
            try:
                unlink(self)
            except FileNotFoundError:
                if not missing_ok:
                    raise
        def rmdir(self):
            rmdir(self)
        def rename(self, target):
            rename(self, target)
            return self.__class__(target)
        def replace(self, target):
            replace(self, target)
            return self.__class__(target)
        def chmod(self, mode):
            chmod(self, mode)
        def symlink_to(self, target, target_is_directory=False):
            symlink(target, self)
        def readlink(self):
            return self.__class__(_readlink(self))
        def absolute(self):
            if self.is_absolute():
                return self
            return self._make(*_parse((_getcwd(), self)))
        def resolve(self, strict=False):
            return self.__class__(_os.path.realpath(self, strict=strict))
        def expanduser(self):
            if not self._root and self._tail and self._tail[0][:1] == '~':
                home = _os.path.expanduser(self._tail[0])
                if home[:1] == '~':
                    raise RuntimeError("Could not determine home directory.")
                return self._make(*_parse([home] + self._tail[1:]))
            return self
        def owner(self):
            raise NotImplementedError('Path.owner() is not part of .mps')

    def _check_stars(tail):
        for part in tail:
            if '**' in part and part != '**':
                raise ValueError("Invalid pattern: '**' can only be an entire path component")

    class PosixPath(Path):
        pass
    """#
}

extension Machine {
  static let makeOSModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(fileFunctions, in: module)
    try machine.run(prelude: osPrelude, in: module)
  }

  private static let osPrelude = #"""
    import os.path as path
    from os.path import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

    name = 'posix'
    linesep = '\n'
    F_OK = 0
    R_OK = 4
    W_OK = 2
    X_OK = 1
    error = OSError
    fspath = _fspath
    getcwd = _getcwd

    class PathLike:
        def __fspath__(self):
            raise NotImplementedError

    class _Environ:
        def __init__(self, data):
            self._data = data
        def __getitem__(self, key):
            self._check(key)
            try:
                return self._data[key]
            except KeyError:
                raise KeyError(key) from None
        def __setitem__(self, key, value):
            self._check(key)
            self._check(value)
            self._data[key] = value
        def __delitem__(self, key):
            self._check(key)
            try:
                del self._data[key]
            except KeyError:
                raise KeyError(key) from None
        def _check(self, value):
            if not isinstance(value, str):
                raise TypeError('str expected, not %s' % type(value).__name__)
        def __iter__(self):
            return iter(list(self._data))
        def __len__(self):
            return len(self._data)
        def __contains__(self, key):
            self._check(key)
            return key in self._data
        def __repr__(self):
            shown = ', '.join(f'{k!r}: {v!r}' for k, v in self._data.items())
            return f'environ({{{shown}}})'
        def get(self, key, default=None):
            return self._data.get(key, default)
        def setdefault(self, key, value):
            if key not in self:
                self[key] = value
            return self[key]
        def pop(self, key, *default):
            return self._data.pop(key, *default)
        def keys(self):
            return self._data.keys()
        def values(self):
            return self._data.values()
        def items(self):
            return self._data.items()
        def copy(self):
            return dict(self._data)
        def update(self, *args, **kwds):
            for key, value in dict(*args, **kwds).items():
                self[key] = value
        def clear(self):
            self._data.clear()
        def __eq__(self, other):
            return self._data == (other._data if isinstance(other, _Environ) else other)
        def __or__(self, other):
            return dict(self._data) | dict(other)

    environ = _Environ(_environment())

    def getenv(key, default=None):
        return environ.get(key, default)

    def putenv(key, value):
        environ[key] = value

    def unsetenv(key):
        environ.pop(key, None)

    class stat_result:
        _names = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime',
                  'st_mtime', 'st_ctime')
        def __init__(self, values):
            self._values = values
            for name, value in zip(self._names, values):
                setattr(self, name, value)
            self.st_mtime_ns = int(self.st_mtime * 1000000000)
            self.st_atime_ns = int(self.st_atime * 1000000000)
        def __getitem__(self, index):
            values = self._values[:7] + tuple(int(v) for v in self._values[7:])
            return values[index]
        def __len__(self):
            return 10
        def __iter__(self):
            return iter(self[:])
        def __repr__(self):
            return 'os.stat_result(' + ', '.join(f'{n}={int(v)}' for n, v in zip(self._names, self._values)) + ')'

    def stat(path, *, follow_symlinks=True):
        return stat_result(_stat(path, follow_symlinks))

    def lstat(path):
        return stat_result(_stat(path, False))

    def access(path, mode):
        return _kind(path, True) is not None

    def listdir(path='.'):
        return _list('.' if path is None else path)

    def mkdir(path, mode=511):
        _mkdir(path)

    def makedirs(name, mode=511, exist_ok=False):
        head, tail = path.split(name)
        if not tail:
            head, tail = path.split(head)
        if head and tail and not path.exists(head):
            try:
                makedirs(head, exist_ok=exist_ok)
            except FileExistsError:
                pass
            if tail == '.':
                return
        try:
            mkdir(name, mode)
        except OSError:
            if not exist_ok or not path.isdir(name):
                raise

    def removedirs(name):
        rmdir(name)
        head, tail = path.split(name)
        if not tail:
            head, tail = path.split(head)
        while head and tail:
            try:
                rmdir(head)
            except OSError:
                break
            head, tail = path.split(head)

    class DirEntry:
        def __init__(self, folder, name):
            self.name = name
            self.path = path.join(folder, name)
        def is_dir(self, *, follow_symlinks=True):
            return _kind(self.path, follow_symlinks) == 'folder'
        def is_file(self, *, follow_symlinks=True):
            return _kind(self.path, follow_symlinks) == 'file'
        def is_symlink(self):
            return _kind(self.path, False) == 'link'
        def stat(self, *, follow_symlinks=True):
            return stat(self.path, follow_symlinks=follow_symlinks)
        def inode(self):
            return lstat(self.path).st_ino
        def __fspath__(self):
            return self.path
        def __repr__(self):
            return f'<DirEntry {self.name!r}>'

    class _Scan:
        def __init__(self, folder):
            self._entries = iter([DirEntry(folder, n) for n in listdir(folder)])
        def __iter__(self):
            return self
        def __next__(self):
            return next(self._entries)
        def __enter__(self):
            return self
        def __exit__(self, *details):
            pass
        def close(self):
            pass

    def scandir(path='.'):
        return _Scan(_fspath(path))

    def walk(top, topdown=True, onerror=None, followlinks=False):
        top = _fspath(top)
        try:
            names = listdir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            return
        dirs, nondirs = [], []
        for name in names:
            (dirs if path.isdir(path.join(top, name)) else nondirs).append(name)
        if topdown:
            yield top, dirs, nondirs
        for name in dirs:
            new_path = path.join(top, name)
            if followlinks or not path.islink(new_path):
                yield from walk(new_path, topdown, onerror, followlinks)
        if not topdown:
            yield top, dirs, nondirs

    def getpid():
        return 1

    def cpu_count():
        return 1

    def urandom(size):
        raise NotImplementedError('not part of .mps: bytes')
    """#
}

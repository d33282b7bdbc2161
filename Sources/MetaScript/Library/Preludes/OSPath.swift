extension Machine {
  /// `posixpath`, which `os.path` is: the algebra of paths; what asks the file system uses `os`'s own
  /// functions.
  static let makePathModule: ModuleMaker = { (machine, module) throws(Raised) in
    machine.define(fileFunctions, in: module)
    try machine.run(prelude: pathPrelude, in: module)
  }

  private static let pathPrelude = #"""
    sep = '/'
    curdir = '.'
    pardir = '..'
    extsep = '.'
    altsep = None
    pathsep = ':'
    defpath = '/bin:/usr/bin'
    devnull = '/dev/null'

    fspath = _fspath

    def normcase(s):
        return _fspath(s)

    def isabs(s):
        return _fspath(s).startswith('/')

    def _check(function, paths):
        for path in paths:
            if not isinstance(path, str):
                raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, '
                                f'not {path.__class__.__name__!r}') from None

    def join(a, *p):
        path = _fspath(a)
        try:
            parts = [_fspath(b) for b in p]
        except TypeError:
            _check('join', (a,) + p)
            raise
        for b in parts:
            if b.startswith('/'):
                path = b
            elif not path or path.endswith('/'):
                path += b
            else:
                path += '/' + b
        return path

    def split(p):
        p = _fspath(p)
        i = p.rfind('/') + 1
        head, tail = p[:i], p[i:]
        if head and head != '/' * len(head):
            head = head.rstrip('/')
        return head, tail

    def splitext(p):
        p = _fspath(p)
        sep_index = p.rfind('/')
        dot_index = p.rfind('.')
        if dot_index > sep_index:
            filename_index = sep_index + 1
            while filename_index < dot_index:
                if p[filename_index:filename_index + 1] != '.':
                    return p[:dot_index], p[dot_index:]
                filename_index += 1
        return p, p[:0]

    def splitdrive(p):
        p = _fspath(p)
        return p[:0], p

    def basename(p):
        p = _fspath(p)
        return p[p.rfind('/') + 1:]

    def dirname(p):
        p = _fspath(p)
        i = p.rfind('/') + 1
        head = p[:i]
        if head and head != '/' * len(head):
            head = head.rstrip('/')
        return head

    def normpath(path):
        path = _fspath(path)
        if path == '':
            return '.'
        initial_slashes = path.startswith('/')
        if initial_slashes and path.startswith('//') and not path.startswith('///'):
            initial_slashes = 2
        new_comps = []
        for comp in path.split('/'):
            if comp in ('', '.'):
                continue
            if comp != '..' or (not initial_slashes and not new_comps) or (new_comps and new_comps[-1] == '..'):
                new_comps.append(comp)
            elif new_comps:
                new_comps.pop()
        path = '/'.join(new_comps)
        if initial_slashes:
            path = '/' * int(initial_slashes) + path
        return path or '.'

    def abspath(path):
        path = _fspath(path)
        if not path.startswith('/'):
            path = join(_getcwd(), path)
        return normpath(path)

    def relpath(path, start=None):
        if not path:
            raise ValueError('no path specified')
        path = _fspath(path)
        start = '.' if start is None else _fspath(start)
        start_list = [x for x in abspath(start).split('/') if x]
        path_list = [x for x in abspath(path).split('/') if x]
        i = len(commonprefix([start_list, path_list]))
        rel_list = ['..'] * (len(start_list) - i) + path_list[i:]
        if not rel_list:
            return '.'
        return join(*rel_list)

    def commonprefix(m):
        if not m:
            return ''
        if not isinstance(m[0], (list, tuple)):
            m = tuple(map(_fspath, m))
        s1 = min(m)
        s2 = max(m)
        for i, c in enumerate(s1):
            if c != s2[i]:
                return s1[:i]
        return s1

    def commonpath(paths):
        if not paths:
            raise ValueError('commonpath() arg is an empty sequence')
        paths = tuple(map(_fspath, paths))
        try:
            isabs, = set(p[:1] == '/' for p in paths)
        except ValueError:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[c for c in path.split('/') if c and c != '.'] for path in paths]
        s1 = min(split_paths)
        s2 = max(split_paths)
        common = s1
        for i, c in enumerate(s1):
            if c != s2[i]:
                common = s1[:i]
                break
        return ('/' if isabs else '') + '/'.join(common)

    def exists(path):
        return _kind(path, True) is not None

    def lexists(path):
        return _kind(path, False) is not None

    def isfile(path):
        return _kind(path, True) == 'file'

    def isdir(s):
        return _kind(s, True) == 'folder'

    def islink(path):
        return _kind(path, False) == 'link'

    def ismount(path):
        return normpath(path) == '/'

    def getsize(filename):
        return _stat(filename, True)[6]

    def getmtime(filename):
        return _stat(filename, True)[8]

    def getatime(filename):
        return _stat(filename, True)[7]

    def getctime(filename):
        return _stat(filename, True)[9]

    def samefile(f1, f2):
        return _stat(f1, True)[1:3] == _stat(f2, True)[1:3]

    def expanduser(path):
        path = _fspath(path)
        if not path.startswith('~'):
            return path
        i = path.find('/', 1)
        if i < 0:
            i = len(path)
        if i != 1:
            return path
        home = _getenv('HOME')
        if home is None:
            return path
        return (home.rstrip('/') + path[i:]) or '/'

    def expandvars(path):
        import re
        path = _fspath(path)
        def value(m):
            name = m[1]
            if name.startswith('{') and name.endswith('}'):
                name = name[1:-1]
            found = _getenv(name)
            return m[0] if found is None else found
        return re.sub(r'(?a)\$(\w+|\{[^}]*\})', value, path)

    def realpath(filename, *, strict=False):
        filename = _fspath(filename)
        path = '/' if filename.startswith('/') else _getcwd()
        rest = [c for c in filename.split('/') if c and c != '.'][::-1]
        links = 0
        while rest:
            name = rest.pop()
            if name == '..':
                path = dirname(path) if path != '/' else path
                continue
            newpath = join(path, name)
            if _kind(newpath, False) != 'link':
                if strict:
                    _stat(newpath, False)
                path = newpath
                continue
            links += 1
            if links > 40:
                if strict:
                    raise OSError(40, 'Too many levels of symbolic links', newpath)
                return join(newpath, *rest[::-1])
            target = _readlink(newpath)
            if target.startswith('/'):
                path = '/'
            rest.extend([c for c in target.split('/') if c and c != '.'][::-1])
        return path
    """#
}

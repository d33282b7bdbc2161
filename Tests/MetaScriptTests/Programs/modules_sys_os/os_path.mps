# os.path works on text.
import os, os.path
print(os.path.join('a', 'b', 'c.txt'), os.path.join('a', '/b'), os.path.join('a/', 'b'), os.path.join('', 'b'), os.path.basename('/x/y.txt'), os.path.dirname('/x/y.txt'), os.path.split('/x/y'), os.path.splitext('a/b.tar.gz'), os.path.splitext('.hidden'), os.path.splitext('noext'), os.path.normpath('a/./b/../c//d'), os.path.isabs('/a'), os.path.commonprefix(['abc', 'abd']), os.path.basename('a/'), os.path.relpath('/a/b/c', '/a/d'), os.path.commonpath(['/a/b', '/a/c']), os.sep, os.path.normpath(''), os.linesep == '\n', os.path.expanduser('plain'))
print(os.path.exists('.'), os.path.isdir('.'), os.path.isfile('.'), os.path.exists('nope'), os.path.abspath('x') == os.path.join(os.getcwd(), 'x'))

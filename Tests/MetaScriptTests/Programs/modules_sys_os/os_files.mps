# os: folders, listing, removal, environment.
import os
os.makedirs('a/b/c')
os.makedirs('a/b', exist_ok=True)
os.mkdir('d')
for name in ('a/1.txt', 'a/b/2.txt', 'd/3.txt'):
    with open(name, 'w') as f: f.write(name)
print(sorted(os.listdir('a')), sorted(os.listdir()), os.path.getsize('a/1.txt'), os.path.isfile('a/1.txt'))
for folder, folders, files in sorted(os.walk('a')): print(folder, sorted(folders), sorted(files))
os.rename('d/3.txt', 'd/4.txt'); os.replace('d/4.txt', 'd/5.txt')
print(os.listdir('d'))
os.remove('d/5.txt'); os.rmdir('d')
print(os.path.exists('d'))
def attempt(action):
    try:
        print(action())
    except OSError as error:
        print(f"{type(error).__name__}: {error}")
attempt(lambda: os.makedirs('a/b'))
attempt(lambda: os.mkdir('a'))
attempt(lambda: os.mkdir('x/y/z'))
attempt(lambda: os.remove('nope'))
attempt(lambda: os.rmdir('a'))
attempt(lambda: os.listdir('nope'))
attempt(lambda: os.rename('nope', 'x'))
attempt(lambda: os.path.getsize('nope'))
os.environ['METAPEFT_TEST_NAME'] = 'v'
print(os.environ['METAPEFT_TEST_NAME'], os.environ.get('NO_SUCH_NAME_HERE'), os.getenv('NO_SUCH_NAME_HERE', 'd'), 'METAPEFT_TEST_NAME' in os.environ)
try:
    os.environ['NO_SUCH_NAME_HERE']
except KeyError as error:
    print('KeyError', error)

# input() reads from what stands in place of sys.stdin, and asks on sys.stdout's stand-in.
import io
import sys

sys.stdin = io.StringIO('3\n  two words \nlast')
print(int(input()) + 1)
print(repr(input('prompt> ')))
sys.stdout = io.StringIO()
answer = input('hidden? ')
shown, sys.stdout = sys.stdout.getvalue(), sys.__stdout__
print(repr(shown), answer)
try:
    input()
except EOFError as e:
    print(repr(e))

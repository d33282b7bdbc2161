# Assigning sys.stdout redirects print.
import sys, io
old = sys.stdout
sys.stdout = buffer = io.StringIO()
print('hidden', 1)
sys.stdout = old
print('shown', repr(buffer.getvalue()))
class Upper:
    def write(self, s): old.write(s.upper())
    def flush(self): pass
sys.stdout = Upper()
print('loud')
sys.stdout = old
print('quiet')

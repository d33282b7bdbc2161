# A tiny Lisp: reading, printing, closures, errors.
import operator as op
from functools import reduce
def read(text):
    tokens = text.replace('(', ' ( ').replace(')', ' ) ').split()
    def parse():
        if not tokens: raise SyntaxError('unexpected end')
        t = tokens.pop(0)
        if t == '(':
            out = []
            while tokens and tokens[0] != ')': out.append(parse())
            if not tokens: raise SyntaxError('missing )')
            tokens.pop(0)
            return out
        if t == ')': raise SyntaxError('unexpected )')
        for kind in (int, float):
            try: return kind(t)
            except ValueError: pass
        return t
    return parse()
class Env(dict):
    def __init__(self, names=(), values=(), outer=None): super().__init__(zip(names, values)); self.outer = outer
    def find(self, name):
        if name in self: return self
        if self.outer is None: raise NameError(f"unbound: {name}")
        return self.outer.find(name)
root = Env()
root.update({'+': lambda *a: sum(a), '*': lambda *a: reduce(op.mul, a, 1), '-': lambda a, *b: a - sum(b) if b else -a, '<': op.lt, '=': op.eq, 'list': lambda *a: list(a), 'car': lambda x: x[0], 'cdr': lambda x: x[1:], 'null?': lambda x: not x})
def evaluate(x, env=root):
    while True:
        if isinstance(x, str): return env.find(x)[x]
        if not isinstance(x, list): return x
        if not x: raise TypeError('empty application')
        if x[0] == 'quote': return x[1]
        if x[0] == 'if': x = x[2] if evaluate(x[1], env) else x[3]
        elif x[0] == 'define': env[x[1]] = evaluate(x[2], env); return None
        elif x[0] == 'lambda': return (lambda names, body, e: lambda *a: evaluate(body, Env(names, a, e)))(x[1], x[2], env)
        else:
            f, *args = [evaluate(e, env) for e in x]
            return f(*args)
for line in ['(define sq (lambda (x) (* x x)))', '(sq 12)', '(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))', '(fact 25)', '(define map (lambda (f l) (if (null? l) (quote ()) (+l (f (car l)) (map f (cdr l))))))', '((lambda (a b) (- a b)) 10 3.5)', '(nope 1)', '(+ 1 (', ')', '(1 2)', '(quote (a (b c)))', '(list 1 (+ 1 1) (sq 3))', '()']:
    try: print(line, '=>', evaluate(read(line)))
    except Exception as error: print(line, '!!', type(error).__name__, error)

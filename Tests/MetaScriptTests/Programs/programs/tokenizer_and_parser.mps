# A recursive-descent calculator with its own tokens and errors.
class ParseError(Exception): pass
def tokenize(text):
    i = 0
    while i < len(text):
        ch = text[i]
        if ch.isspace(): i += 1
        elif ch.isdigit() or ch == '.':
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == '.'): j += 1
            yield 'num', float(text[i:j]) if '.' in text[i:j] else int(text[i:j])
            i = j
        elif ch.isalpha():
            j = i
            while j < len(text) and text[j].isalnum(): j += 1
            yield 'name', text[i:j]
            i = j
        elif ch in '+-*/()^,':
            yield 'op', ch
            i += 1
        else: raise ParseError(f"unexpected {ch!r} at {i}")
    yield 'end', None
class Parser:
    functions = {'max': max, 'min': min, 'abs': abs}
    def __init__(self, text, names=None):
        self.tokens = tokenize(text)
        self.names = names or {}
        self.advance()
    def advance(self): self.kind, self.value = next(self.tokens)
    def accept(self, op):
        if self.kind == 'op' and self.value == op:
            self.advance()
            return True
        return False
    def expect(self, op):
        if not self.accept(op): raise ParseError(f"expected {op!r}, got {self.value!r}")
    def expression(self):
        left = self.term()
        while self.kind == 'op' and self.value in '+-':
            op = self.value
            self.advance()
            right = self.term()
            left = left + right if op == '+' else left - right
        return left
    def term(self):
        left = self.power()
        while True:
            if self.accept('*'): left *= self.power()
            elif self.accept('/'): left /= self.power()
            else: return left
    def power(self):
        base = self.unary()
        return base ** self.power() if self.accept('^') else base
    def unary(self): return -self.unary() if self.accept('-') else self.atom()
    def atom(self):
        kind, value = self.kind, self.value
        self.advance()
        if kind == 'num': return value
        if kind == 'name':
            if self.accept('('):
                args = [self.expression()]
                while self.accept(','): args.append(self.expression())
                self.expect(')')
                return self.functions[value](*args)
            return self.names[value]
        if kind == 'op' and value == '(':
            inner = self.expression()
            self.expect(')')
            return inner
        raise ParseError(f"unexpected {value!r}")
for text in ('1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-2 ^ 2', '10 / 4', 'max(1, x, 3) * y', '1 +', '(1', '2 $ 3', 'abs(-5.5)', 'nope + 1', '1 / 0'):
    try: print(text, '=', Parser(text, {'x': 7, 'y': 2}).expression())
    except Exception as error: print(text, '->', type(error).__name__, error)

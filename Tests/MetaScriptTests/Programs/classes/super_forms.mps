# super() works in methods, class methods, properties and nested functions that take self.
class Base:
    @property
    def p(self): return 'base p'
    def m(self): return 'base m'
    @staticmethod
    def s(): return 'base s'
    @classmethod
    def c(cls): return 'base c ' + cls.__name__
    def __repr__(self): return f"<{type(self).__name__}>"
    def __eq__(self, other): return 'base eq'
    def __len__(self): return 3
    def __getitem__(self, i): return i
class Derived(Base):
    @property
    def p(self): return super().p + ' derived'
    def m(self): return [super(Derived, self).m() for _ in range(1)], super().s()
    @classmethod
    def c(cls): return super().c() + '!'
    def __repr__(self): return 'D' + super().__repr__()
    def __eq__(self, other): return super().__eq__(other), 'derived'
    def __len__(self): return super().__len__() + 1
    def __getitem__(self, i): return super().__getitem__(i) * 2
    __hash__ = None
d = Derived()
print(d.p, d.m(), d.c(), Derived.c(), d, d == 1, len(d), d[4])
class Late(Base):
    def m(self):
        f = lambda: super(Late, self).m()
        return f() + ' via lambda'
    def __class_name(self): return __class__.__name__
    def name(self): return self.__class_name()
print(Late().m(), Late().name())

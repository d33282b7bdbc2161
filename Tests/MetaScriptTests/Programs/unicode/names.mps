# Identifiers may be any letters, and are compared in their compatibility form.
é = 1
переменная = 2
变量 = 3
ªb = 4
print(é, переменная, 变量, ªb)
def größe(ß): return ß * 2
print(größe(4), größe.__name__)
class Ünïcode:
    ñ = 'attr'
print(Ünïcode.ñ, Ünïcode.__name__, getattr(Ünïcode, 'ñ'))
ﬁ = 'ligature'
print(fi)
𝐱 = 'bold'
print(x)
µ = 'micro'
print(μ)

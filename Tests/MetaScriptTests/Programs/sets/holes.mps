# Members that go leave holes in a set's table, which later ones fill.
import random
random.seed(5)
for n in range(120):
    k=random.randrange(1,9)
    s=[random.randrange(-60,60) for _ in range(k)]; t=[random.randrange(-60,60) for _ in range(random.randrange(1,9))]
    u=set(s); v=u.copy()
    for x in t: u ^= {x}
    w=set(s)
    for x in t: w.add(x)
    y=set(s)
    for x in t: y.discard(x)
    z=set(y); 
    for x in s[:3]: y.add(x)
    print(s,t,'|',u,'|',v,'|',w,'|',y,'|',z,'|',set(s)^set(t))

# A set joined with itself is copied, not grown.
s = {4}
s.update([1, -5, 7])
print(s.union(s), s | s, s.union(s, [9]), s & s, s ^ s)

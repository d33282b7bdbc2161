# Sets of ints are walked in the order of CPython's tables, whatever made and changed them.
import random
random.seed(3)
print({10,3,77,25,8,1000,-5}, {1,2,3,40,50,60,70,80}, {-1,-2,9999,12345,7,8})
a={5,100,37,64,12,99}; b={64,3,5,200,8,16,24}
print(a|b,a&b,a-b,a^b,a.union(b,[7]),a.intersection([5,37,99]),a.difference({5:1}),a.difference([5]),a.symmetric_difference([5,1]),a&a,a|a,a-a,a^a)
d={k:1 for k in (5,64,3,99,1000,256,8)}
print(d.keys()|a, d.keys()&a, d.keys()-a, d.keys()^a, a|d.keys(), a&d.keys(), a-d.keys(), a^d.keys(), d.keys()&[5,3], d.items()&{(5,1)})
for n in range(20):
    s=set(random.sample(range(-1000,1000), random.randrange(0,40))); t=set(random.sample(range(-100,100), random.randrange(0,40)))
    ops=[s|t,s&t,s-t,s^t,set(s),s.copy(),frozenset(s)|t,set(list(s)),{*s,*t},set(dict.fromkeys(s))]
    u=set(s); u|=t; ops.append(u); u=set(s); u-=t; ops.append(u); u=set(s); u&=t; ops.append(u); u=set(s); u^=t; ops.append(u); u=set(s); u.update(t,[1,2]); ops.append(u); u=set(s); u.difference_update(t,[3]); ops.append(u)
    u=set(s)
    for i in range(len(u)//2): u.pop()
    ops.append(u); u.update(t); ops.append(u)
    for k in list(u)[::2]: u.discard(k)
    ops.append(set(u)); u.add(5); ops.append(u); ops.append(set(u)|s)
    print(ops)

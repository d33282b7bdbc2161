# A dict whose keys change while it is walked says so; entries keep CPython's places.
d={'a':1}
for i in range(1000):
    d[i]=1
    del d[i]
print(d, 5 in d)
def h(d):
    try:
        for k in d:
            del d[k]; d[k]=0
    except RuntimeError as e: print(e)
h({0:0})
h({0:0,1:1})
d={0:0}
try:
    for k in d: d[1]=1
except RuntimeError as e: print(e)
d={0:0,1:1,2:2}
try:
    for k in d:
        print(k)
        if k==0: del d[2]; d[3]=3
except RuntimeError as e: print(e)
d={i:i for i in range(5)}
try:
    for k,v in d.items():
        d.pop(k); d[k+10]=v
except RuntimeError as e: print(e, d)

# Brackets may nest ninety deep in source, and long sums and chains are no problem.
print(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
print(len([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]))
print(1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1)
print(not not not not not not not not not not not not not not not not not not not not 1, - - - - - - - - - - - - - - - - - - - - 1, ~~~~~~~~~~~~~~~~~~~~1)
x = 5
print(x if x > 9 else x if x > 8 else x if x > 7 else x if x > 6 else x if x > 5 else 'five', 'a'.upper().lower().upper().lower().upper().lower().upper().lower().upper())
if x == 0: pass
elif x == 1: pass
elif x == 2: pass
elif x == 3: pass
elif x == 4: pass
else: print('else')
for a in [1]:
    for b in [2]:
        for c in [3]:
            for d in [4]:
                for e in [5]:
                    for f in [6]:
                        for g in [7]:
                            for h in [8]:
                                if a:
                                    while b:
                                        try:
                                            with open('x', 'w'):
                                                print(a, b, c, d, e, f, g, h)
                                        finally:
                                            break

# A walrus wants a plain name.
a = 1
(a.b := 5)

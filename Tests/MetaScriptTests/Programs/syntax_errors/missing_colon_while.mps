# while wants its colon.
while True
    break

# sum asks for the iterator before it looks at the start.
for arguments in [(True, ""), ([], ""), (["a"], ""), (3,), (["a"],)]:
    try:
        print(sum(*arguments))
    except TypeError as error:
        print(error)

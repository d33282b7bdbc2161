# Asynchronous functions are outside.
async def f():  # refused
    pass

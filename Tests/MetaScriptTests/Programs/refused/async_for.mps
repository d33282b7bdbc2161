# Asynchronous loops are outside.
async def h(items):  # refused
    async for x in items:
        pass

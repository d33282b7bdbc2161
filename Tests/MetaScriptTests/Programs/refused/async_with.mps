# Asynchronous with is outside.
async def k(a):  # refused
    async with a:
        pass

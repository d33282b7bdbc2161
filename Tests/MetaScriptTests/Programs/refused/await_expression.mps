# await is outside, wherever it stands.
async def g():  # refused
    await g()

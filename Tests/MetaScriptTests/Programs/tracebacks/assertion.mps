# assert with and without a message.
def check(items):
    assert items, 'no items'
    assert len(items) > 1
check([1])

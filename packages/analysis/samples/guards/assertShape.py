# expect: nothing
def scale(values, factor):
    assert factor > 0
    assert len(values) > 0
    return [value * factor for value in values]

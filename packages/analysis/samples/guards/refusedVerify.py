# expect: nothing
def accept(message):
    try:
        verify_signature(message)
    except ValueError:
        return None
    return message.body

# expect: 5 swallowed-check
def accept(message):
    try:
        verify_signature(message)
    except Exception:
        pass
    return message.body

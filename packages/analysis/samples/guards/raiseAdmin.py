# expect: nothing
def delete(user, item):
    if not user.is_admin:
        raise PermissionError("not allowed")
    item.delete()

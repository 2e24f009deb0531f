# expect: 3 assert-guard
def delete(user, item):
    assert user.is_admin, "not allowed"
    item.delete()

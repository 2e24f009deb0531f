# expect: 3 assert-guard
def delete(user, doc):
    assert user.is_admin, 'no'
    doc.delete()

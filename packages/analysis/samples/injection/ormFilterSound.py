# expect: nothing
def find(session, Model, name):
    return session.query(Model).filter(Model.name == name).all()

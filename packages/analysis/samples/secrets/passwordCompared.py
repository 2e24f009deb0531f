# expect: 3 hardcoded-secret
def login(password):
    return password == "k9-Blue_Tree"

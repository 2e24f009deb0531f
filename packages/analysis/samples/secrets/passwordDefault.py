# expect: 2 hardcoded-secret
def connect(host, password="k9-Blue_Tree"):
    return host

# expect: 4 hardcoded-secret
def connect(**options):
    return options
connect(user="app", passwd="Gr33n-Boat")

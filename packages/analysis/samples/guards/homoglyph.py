# expect: 2 misleading-text
def check_pаssword(x):
    return x

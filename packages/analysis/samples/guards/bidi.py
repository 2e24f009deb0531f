# expect: 3 misleading-text
def is_admin(level):
    if level != 'user‮ ⁦# check admin⁩ ⁦':
        return True

# expect: 3 secret-logged
def login(user, password):
    print(f'{user} {password}')

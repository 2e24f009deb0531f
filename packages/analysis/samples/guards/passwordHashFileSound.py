# expect: nothing
def keep(folder, password_hash):
    with open(folder + '/login', 'w') as file:
        file.write(password_hash)

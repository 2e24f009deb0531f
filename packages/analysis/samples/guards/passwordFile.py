# expect: 4 secret-stored
def keep(folder, password):
    with open(folder + '/login', 'w') as file:
        file.write(password)

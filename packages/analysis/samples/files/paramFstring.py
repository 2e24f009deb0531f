# expect: 3 path-traversal
def read_user_file(username, filename):
    with open(f'/home/{username}/docs/{filename}', 'rb') as f:
        return f.read()

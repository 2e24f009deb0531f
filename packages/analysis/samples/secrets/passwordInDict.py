# expect: 2 hardcoded-secret
settings = {"host": "db", "password": "k9-Blue_Tree"}

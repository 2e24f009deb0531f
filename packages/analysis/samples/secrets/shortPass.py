# expect: 2 hardcoded-secret
db_pass = 'gr33n-Harbour'

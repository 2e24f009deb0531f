# expect: 2 hardcoded-secret
db_password = "S3cure!pass"

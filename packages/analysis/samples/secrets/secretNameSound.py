# expect: nothing
secret_name = "prod/db/password-2024"

# expect: nothing
password = "vault:secret/data/app#password"

# expect: nothing
key_file = "keys/id_rsa.pem"

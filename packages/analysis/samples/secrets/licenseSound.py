# expect: nothing
license_key_format = "XXXXX-XXXXX-XXXXX-XXXXX"

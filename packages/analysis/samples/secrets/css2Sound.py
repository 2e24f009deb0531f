# expect: nothing
secret_section = "section-secret-2"

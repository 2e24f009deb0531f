# expect: nothing
secret_file = "/run/secrets/db"
key_path = "~/.ssh/id_ed25519.pub"

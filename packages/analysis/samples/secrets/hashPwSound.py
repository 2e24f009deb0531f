# expect: nothing
password_hash = "$2b$12$KIXQ4fLwT1xWcZ3Zk1S9eO"

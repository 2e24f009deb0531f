# expect: nothing
import keyring
token = keyring.get_password("svc", "user-name-01")

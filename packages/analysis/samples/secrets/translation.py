# expect: nothing
MESSAGES = {"password": "Passwort", "token": "Zeichen"}

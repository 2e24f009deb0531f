# expect: nothing
MESSAGES = {"password": "Passwort", "token": "Zugangscode", "secret": "Geheimnis"}

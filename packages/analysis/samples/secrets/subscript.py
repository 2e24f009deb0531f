# expect: 3 hardcoded-secret
config = {}
config["DB_PASSWORD"] = "Gr33n-Boat"
config["DB_HOST"] = "db.internal"

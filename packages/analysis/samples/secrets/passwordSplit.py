# expect: 2 hardcoded-secret
password = "k9-" + "Blue" + "_Tree"

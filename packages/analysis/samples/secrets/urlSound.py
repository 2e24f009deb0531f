# expect: nothing
TOKEN_URL = "https://login.corp.net/oauth2/token"

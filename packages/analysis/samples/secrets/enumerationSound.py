# expect: nothing
class TokenType:
    ACCESS_TOKEN = "access_token"
    REFRESH_TOKEN = "refresh_token"

# expect: 3 hardcoded-secret
class Settings:
    apiSecret = "q8Zt-41mmPw_7"
    apiUrl = "https://api.invalid"

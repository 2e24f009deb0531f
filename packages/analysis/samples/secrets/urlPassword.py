# expect: 2 provider-secret
REMOTE = "https://bot:p8Kd-22mQzLw0@git.internal.invalid/shop.git"

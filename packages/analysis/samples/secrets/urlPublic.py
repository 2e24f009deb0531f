# expect: nothing
REMOTE = "https://git.internal.invalid/shop.git"

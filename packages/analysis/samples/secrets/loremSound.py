# expect: nothing
secret = "lorem ipsum dolor"

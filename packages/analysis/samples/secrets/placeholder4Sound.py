# expect: nothing
secret = "change-me-please"

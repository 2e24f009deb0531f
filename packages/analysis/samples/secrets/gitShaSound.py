# expect: nothing
commit = "9fceb02d0ae598e95dc970b74767f19372d61af8"

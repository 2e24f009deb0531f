# expect: nothing
request_id = "2f1c9a70-5b1e-4a11-9f0e-7b5a3c2d1e00"
commit = "9fceb02d0ae598e95dc970b74767f19372d61af8"

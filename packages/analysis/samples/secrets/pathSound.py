# expect: nothing
private_key = "/etc/ssl/private/server.key"

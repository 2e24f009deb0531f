# expect: nothing
html = '<input type="password" name="password" placeholder="Password">'

# expect: nothing
shades = {'pass': 'green', 'fail': 'red'}
RULE_CHECKS_PASS = 'Q-A113'
groups = {'secret': 'secrets', 'password': 'login', 'token': 'leaked_token'}

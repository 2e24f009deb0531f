# expect: nothing
STATE_KEY = "oauth_state_v1"

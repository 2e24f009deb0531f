# expect: nothing
SESSION_KEY = "_auth_user_id_v2"

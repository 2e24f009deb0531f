# expect: nothing
hot_key = "ctrl+shift+f12"

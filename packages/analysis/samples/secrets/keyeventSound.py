# expect: nothing
key = "KEY_VOLUMEUP"

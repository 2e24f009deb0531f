# expect: nothing
eos_token = "[EOS]"

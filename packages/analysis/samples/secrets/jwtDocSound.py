# expect: nothing
EXAMPLE = "eyJ...payload...signature"

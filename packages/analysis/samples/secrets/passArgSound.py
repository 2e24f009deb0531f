# expect: nothing
pass_through = "endpoint_value_1"

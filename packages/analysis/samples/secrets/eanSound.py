# expect: nothing
product_key = "4006381333931"

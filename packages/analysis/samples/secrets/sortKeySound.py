# expect: nothing
sort_key = "created_at_desc"

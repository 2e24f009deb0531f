# expect: nothing
token_color = "#1f2937"

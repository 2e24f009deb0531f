# expect: nothing
row["primary_key"] = "customer_number_2024"

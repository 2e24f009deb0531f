# expect: nothing
partition_key = "tenant#2024#orders"

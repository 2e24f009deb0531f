# expect: nothing
foreign_key = "orders.customer_id"

# expect: nothing
engine = "postgresql://app@db.internal/shop"

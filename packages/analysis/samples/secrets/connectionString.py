# expect: 2 provider-secret
engine = "postgresql://app:w1nter-Sun99@db.internal/shop"

# expect: nothing
def engine(user, password):
    return f"postgresql://{user}:{password}@db.internal/shop"

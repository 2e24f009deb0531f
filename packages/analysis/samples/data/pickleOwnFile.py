# expect: 4 unsafe-pickle
import pickle
with open("cache.pkl", "rb") as file:
    cache = pickle.load(file)

# expect: nothing
import pickle
with open("cache.pkl", "wb") as file:
    pickle.dump({"a": 1}, file)

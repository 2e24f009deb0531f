# expect: nothing
import pandas as pd
frame = pd.read_csv("people.csv")
print(frame[frame["city"] == input("city: ")])

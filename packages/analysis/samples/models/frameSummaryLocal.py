# expect: nothing
import pandas as pd
frame = pd.read_csv("customers.csv")
print(frame.describe().to_json())

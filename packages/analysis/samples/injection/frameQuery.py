# expect: 4 dataframe-expression
import pandas as pd
frame = pd.read_csv("people.csv")
print(frame.query(input("filter: ")))

# expect: 6 command-injection
import os
import pandas as pd
frame = pd.read_excel("jobs.xlsx")
for name in frame["name"]:
    os.system("tool " + name)

# expect: nothing
import pandas as pd
import pyperclip
rows = pd.read_csv('a.csv')
pyperclip.copy(rows.to_string())

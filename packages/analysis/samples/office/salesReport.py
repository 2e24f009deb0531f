# expect: nothing
import pandas as pd
from openpyxl import load_workbook
sales = pd.read_excel("sales.xlsx")
total = sales.groupby("region")["amount"].sum()
total.to_excel("summary.xlsx")
book = load_workbook("summary.xlsx")
book.active["A1"] = "Region"
book.save("summary.xlsx")

# Sums a quarter's sales from a workbook and writes a formatted report (pandas, openpyxl).
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook
from openpyxl.styles import Font, PatternFill

HERE = Path(__file__).parent
SOURCE = HERE / "sales-2026-q1.xlsx"
REPORT = HERE / "report-2026-q1.xlsx"

sales = pd.read_excel(SOURCE, sheet_name="Sales")
sales["revenue"] = sales["units"] * sales["unit price"]
sales["month"] = sales["date"].dt.strftime("%Y-%m")

by_region = sales.pivot_table(index="region", columns="month", values="revenue", aggfunc="sum")
by_region["quarter"] = by_region.sum(axis=1)
by_product = sales.groupby("product")["revenue"].sum().sort_values(ascending=False).to_frame()

with pd.ExcelWriter(REPORT, engine="openpyxl") as writer:
    by_region.to_excel(writer, sheet_name="By region")
    by_product.to_excel(writer, sheet_name="By product")

book = load_workbook(REPORT)
for sheet in book.worksheets:
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0")
    sheet.column_dimensions["A"].width = 22
    for row in sheet.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.number_format = "#,##0"
book.save(REPORT)

print(by_region.round(0).astype(int).to_string())
print(f"\nReport written: {REPORT.name}")

# expect: nothing
import requests
with open("report.csv") as file:
    requests.post("https://reports.internal/up", data=file.read(), timeout=9)

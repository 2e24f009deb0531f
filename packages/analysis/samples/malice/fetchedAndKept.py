# expect: nothing
import requests
data = requests.get("https://data.invalid/d.csv", timeout=9).content
with open("d.csv", "wb") as file:
    file.write(data)

# expect: nothing
import requests
text = requests.get("https://updates.internal/data.csv").text
with open("data.csv", "w") as file:
    file.write(text)

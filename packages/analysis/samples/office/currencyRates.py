# expect: nothing
import requests
answer = requests.get("https://rates.invalid/latest", params={"base": "EUR"}, timeout=10)
for name, rate in answer.json()["rates"].items():
    print(f"{name}: {rate:.2f}")

# expect: nothing
import requests
from bs4 import BeautifulSoup
page = BeautifulSoup(requests.get("https://shop.invalid/list", timeout=10).text, "html.parser")
for row in page.select("tr.price"):
    print(row.get_text(strip=True))

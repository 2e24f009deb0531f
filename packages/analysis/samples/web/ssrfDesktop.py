# expect: nothing
import requests
address = input("Address: ")
print(requests.get(address, timeout=10).status_code)

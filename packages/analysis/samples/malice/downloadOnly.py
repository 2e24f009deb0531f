# expect: nothing
import urllib.request
def fetch():
    urllib.request.urlretrieve("https://data.invalid/rates.csv", "rates.csv")

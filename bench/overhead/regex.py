# Searches text with regular expressions. Prints the seconds of processor time.

import re
import time

text = 'alpha beta 12-34-56 gamma@example.org ' * 400
find = re.compile(r'(\d+)-(\d+)-(\d+)|([a-z]+)@([a-z.]+)')
began = time.process_time()
for _ in range(120):
    find.findall(text)
    re.sub(r'[aeiou]', '*', text)
print(time.process_time() - began)

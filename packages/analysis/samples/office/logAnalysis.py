# expect: nothing
import re, collections
counts = collections.Counter()
with open("access.log") as file:
    for line in file:
        match = re.match(r'^(\S+) .* "(GET|POST) (\S+)', line)
        if match:
            counts[match.group(3)] += 1
print(counts.most_common(10))

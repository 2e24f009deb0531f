# expect: 6 command-injection
import os
from collections import defaultdict
groups = defaultdict(list)
groups["a"].append(input())
os.system(groups["a"][0])

# expect: 6 command-injection
import os
from collections import deque
q = deque()
q.append(input())
os.system(q.popleft())

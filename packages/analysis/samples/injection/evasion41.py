# expect: 5 command-injection
import os, queue
q = queue.Queue()
q.put(input())
os.system(q.get())

# expect: 4 command-injection
import os
from concurrent.futures import ThreadPoolExecutor
ThreadPoolExecutor().submit(os.system, input())

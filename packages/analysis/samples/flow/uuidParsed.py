# expect: nothing
import os, uuid
number = uuid.UUID(input())
os.system(f"touch {number}")

# expect: nothing
import os
from dataclasses import dataclass
@dataclass
class Job:
    name: str
    note: str
job = Job("nightly", input())
os.system("run " + job.name)

# expect: 9 command-injection
import os
from dataclasses import dataclass
@dataclass
class Job:
    name: str
    priority: int = 0
job = Job(input(), 3)
os.system("run " + job.name)

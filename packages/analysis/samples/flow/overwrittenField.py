# expect: nothing
import os
class Job:
    pass
job = Job()
job.name = input()
job.name = "nightly"
os.system(job.name)

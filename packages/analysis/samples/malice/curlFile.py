# expect: nothing
import subprocess
subprocess.run(["curl", "-o", "data.csv", "https://data.invalid/d.csv"])

# expect: nothing
import subprocess
subprocess.run(['chmod', '640', 'report.csv'], check=True)

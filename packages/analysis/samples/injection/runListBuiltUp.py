# expect: 6 command-injection
import subprocess
args = ["sh"]
args.append("-c")
args.append("cat " + input())
subprocess.Popen(args)

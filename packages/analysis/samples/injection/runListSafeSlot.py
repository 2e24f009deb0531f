# expect: nothing
import subprocess
words = []
words.append("convert")
words.append(input())
words.append("out.png")
subprocess.run(words)

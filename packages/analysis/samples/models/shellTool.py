# expect: 4 unbounded-agent
import subprocess
from langchain_core.tools import Tool
run = Tool(name='run', func=subprocess.getoutput, description='runs a command')

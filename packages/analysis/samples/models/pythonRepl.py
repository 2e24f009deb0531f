# expect: 3 unbounded-agent
from langchain_experimental.tools import PythonREPLTool
tools = [PythonREPLTool()]

# expect: nothing
from langchain_core.tools import Tool
from shop import search
find = Tool(name='find', func=search, description='finds an article')

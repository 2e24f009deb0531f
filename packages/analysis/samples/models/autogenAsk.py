# expect: nothing
from autogen import UserProxyAgent
user = UserProxyAgent("user", human_input_mode="ALWAYS", code_execution_config=False)

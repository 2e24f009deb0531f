# expect: 3 unbounded-agent
from autogen import UserProxyAgent
user = UserProxyAgent("user", human_input_mode="NEVER", code_execution_config={"use_docker": False})

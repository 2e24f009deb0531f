# expect: 3 unbounded-agent
from langchain_experimental.agents import create_pandas_dataframe_agent
agent = create_pandas_dataframe_agent(model, frame, allow_dangerous_code=True)

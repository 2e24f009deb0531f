# expect: 6 data-to-external-ai
import pandas as pd
from openai import OpenAI
frame = pd.read_csv("customers.csv")
client = OpenAI()
client.chat.completions.create(model="m", messages=[{"role": "user", "content": frame.to_json()}])

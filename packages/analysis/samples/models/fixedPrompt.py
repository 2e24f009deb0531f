# expect: nothing
from openai import OpenAI
client = OpenAI()
text = client.responses.create(model="m", input="Write a haiku").output_text
print(text)

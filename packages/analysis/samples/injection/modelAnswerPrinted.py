# expect: nothing
from anthropic import Anthropic
client = Anthropic()
reply = client.messages.create(model="m", max_tokens=100, messages=[{"role": "user", "content": "plot"}])
print(reply.content[0].text)

# expect: nothing
import json
import openai
client = openai.OpenAI()
def ask():
    answer = client.chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': 'Give JSON.'}])
    return json.loads(answer.choices[0].message.content)

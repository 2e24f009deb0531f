# expect: 6 code-injection
import openai
client = openai.OpenAI()
def solve(question):
    r = client.chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': question}])
    exec(r.choices[0].message.content)

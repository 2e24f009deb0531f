# expect: nothing
import openai
client = openai.OpenAI()
def ask(question):
    answer = client.chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': question}])
    print(answer.choices[0].message.content)

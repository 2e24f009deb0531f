# expect: 6 command-injection
import openai, subprocess
client = openai.OpenAI()
answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": "list files"}])
command = answer.choices[0].message.content
subprocess.run(command, shell=True)

# expect: 6 path-overwrite
import openai
client = openai.OpenAI()
answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": "which file?"}])
name = answer.choices[0].message.content
open(name, "w").write("done")

# expect: nothing
import json, openai
answer = openai.responses.create(model="m", input="Give JSON").output_text
print(json.loads(answer)["name"])

# expect: nothing
import openai, json
def weather(city):
    return {"city": city}
TOOLS = {"weather": weather}
answer = json.loads(openai.responses.create(model="m", input="call a tool").output_text)
if answer["tool"] in TOOLS:
    print(TOOLS[answer["tool"]](answer["city"]))

# expect: 7 prompt-injection
from flask import Flask, request
import openai
app = Flask(__name__)
@app.route("/ask")
def ask():
    answer = openai.responses.create(model="m", input="Translate: " + request.args["t"])
    return {"a": answer.output_text}

# expect: 5 data-to-external-ai
import os, openai
key = os.getenv('DEPLOY_TOKEN')
question = 'Why does this token fail: ' + key
openai.responses.create(model='m', input=question)

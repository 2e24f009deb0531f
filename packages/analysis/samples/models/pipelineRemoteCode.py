# expect: 3 untrusted-model-code
from transformers import pipeline
classify = pipeline("text-classification", model="lab/x", trust_remote_code=True)

# expect: 3 untrusted-model-code
from transformers import AutoModelForCausalLM
model = AutoModelForCausalLM.from_pretrained("lab/model", trust_remote_code=True)

# expect: nothing
from transformers import AutoModelForCausalLM
model = AutoModelForCausalLM.from_pretrained("lab/model", revision="a1b2c3")

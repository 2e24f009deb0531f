# expect: nothing
model_key = "gpt-4o-mini-2024-07-18"

# expect: 4 code-injection
import ollama
reply = ollama.chat(model="llama3", messages=[{"role": "user", "content": "write python"}])
exec(reply["message"]["content"])

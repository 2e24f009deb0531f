# expect: 5 code-injection
def solve(ask, task):
    answer = ask(task)
    text = answer.choices[0].message.content
    exec(text)

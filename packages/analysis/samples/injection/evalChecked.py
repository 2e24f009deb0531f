# expect: nothing
text = input("number: ")
if text.isdigit():
    print(eval(text))

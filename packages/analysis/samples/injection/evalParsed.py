# expect: nothing
import ast
settings = ast.literal_eval(input("settings: "))
print(settings)

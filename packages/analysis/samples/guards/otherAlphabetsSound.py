# expect: nothing
имя = 'Анна'
größe = 3
σ_x = 0.5
print(имя, größe, σ_x)

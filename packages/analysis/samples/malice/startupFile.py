# expect: 4 persistence
import site
folder = site.getsitepackages()[0]
with open(folder + '/colours.pth', 'w') as file:
    file.write('import colours_start\n')

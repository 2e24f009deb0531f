# expect: nothing
import os, zipfile
with zipfile.ZipFile('backup.zip', 'w') as archive:
    for folder, _, names in os.walk('Documents'):
        for name in names:
            archive.write(os.path.join(folder, name))

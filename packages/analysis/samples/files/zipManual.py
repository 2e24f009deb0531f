# expect: 7 path-overwrite
import zipfile, os
def unpack(archive, dest):
    with zipfile.ZipFile(archive) as z:
        for entry in z.infolist():
            target = os.path.join(dest, entry.filename)
            with open(target, 'wb') as out:
                out.write(z.read(entry))

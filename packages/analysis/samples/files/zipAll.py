# expect: nothing
import zipfile
with zipfile.ZipFile("backup.zip") as archive:
    archive.extractall("restore")

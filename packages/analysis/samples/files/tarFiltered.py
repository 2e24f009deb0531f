# expect: nothing
import tarfile
with tarfile.open("backup.tar") as archive:
    archive.extractall("restore", filter="data")

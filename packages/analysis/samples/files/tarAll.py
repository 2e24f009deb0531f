# expect: 4 archive-extraction
import tarfile
with tarfile.open("backup.tar") as archive:
    archive.extractall("restore")

# expect: nothing
import tarfile
with tarfile.open("backup.tar") as archive:
    safe = [m for m in archive.getmembers() if not m.name.startswith(("/", ".."))]
    archive.extractall("restore", members=safe)

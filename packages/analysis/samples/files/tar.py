# expect: 5 archive-extraction
import tarfile
def unpack(archive, dest):
    with tarfile.open(archive) as tar:
        tar.extractall(dest)

# expect: 6 archive-extraction
import tarfile, os
def unpack(archive, dest):
    tar = tarfile.open(archive, 'r:gz')
    for member in tar.getmembers():
        tar.extract(member, dest)
    tar.close()

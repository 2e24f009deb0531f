# expect: nothing
import tarfile
def unpack(path):
    with tarfile.open(path) as box:
        for part in box:
            if part.name.startswith('/') or '..' in part.name:
                continue
            box.extract(part, '/srv/out')

# expect: nothing
import mmap
with open('big.bin', 'rb') as handle:
    view = mmap.mmap(handle.fileno(), 0, prot=mmap.PROT_READ)
    print(view[:4])

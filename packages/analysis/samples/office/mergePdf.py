# expect: nothing
from pypdf import PdfWriter
import sys
writer = PdfWriter()
for path in sys.argv[1:-1]:
    writer.append(path)
writer.write(sys.argv[-1])

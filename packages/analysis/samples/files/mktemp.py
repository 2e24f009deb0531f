# expect: 3 temporary-name
import tempfile
path = tempfile.mktemp(suffix=".csv")

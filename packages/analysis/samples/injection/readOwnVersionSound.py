# expect: nothing
import re
from pathlib import Path
VERSION = re.search(r'version = "(.+)"', Path(__file__).with_name('pyproject.toml').read_text()).group(1)

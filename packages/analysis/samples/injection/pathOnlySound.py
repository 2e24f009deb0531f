# expect: nothing
import subprocess
from pathlib import Path
def open_folder(folder):
    subprocess.Popen(['explorer', str(Path(folder))])

# expect: 3 open-permissions
import os, stat
os.chmod("shared.db", stat.S_IRUSR | stat.S_IWUSR | stat.S_IWOTH)

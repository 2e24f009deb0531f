# expect: 6 path-traversal
import os
ROOT = '/var/data'
def load_report(report_name):
    path = os.path.join(ROOT, report_name)
    with open(path) as f:
        return f.read()

# expect: nothing
import os
ROOT = '/var/data'
def load_report(report_name):
    path = os.path.realpath(os.path.join(ROOT, report_name))
    if not path.startswith(ROOT):
        raise ValueError('outside')
    with open(path) as f:
        return f.read()

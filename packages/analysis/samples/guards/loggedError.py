# expect: nothing
import logging
def load(path):
    try:
        return open(path).read()
    except OSError as error:
        logging.warning("cannot read: %s", error)
        return ""

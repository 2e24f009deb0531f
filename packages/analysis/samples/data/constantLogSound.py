# expect: nothing
import logging
logging.info('started with %d rows', len([1, 2]))

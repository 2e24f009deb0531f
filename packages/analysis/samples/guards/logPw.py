# expect: 4 secret-logged
import logging
def login(user, password):
    logging.debug('login %s:%s', user, password)

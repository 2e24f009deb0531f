# expect: 4 secret-logged
import logging
def login(user, password):
    logging.info("user %s password %s", user, password)

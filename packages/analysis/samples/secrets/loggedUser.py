# expect: nothing
import logging
def login(user, password):
    logging.info("user %s signs in", user)

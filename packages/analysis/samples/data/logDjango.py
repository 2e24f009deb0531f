# expect: 5 log-injection
import logging
logger = logging.getLogger(__name__)
def l(request):
    logger.error(f"failed {request.GET['u']}")

# expect: nothing
import hmac
def accept(key, body, given):
    if not hmac.compare_digest(hmac.new(key, body, 'sha256').hexdigest(), given):
        raise PermissionError

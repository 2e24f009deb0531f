# expect: 4 signature-compared-slowly
import hmac
def accept(key, body, given):
    if hmac.new(key, body, 'sha256').hexdigest() != given:
        raise PermissionError

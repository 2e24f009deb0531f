# expect: nothing
import secrets
session_id = secrets.token_hex(16)

# expect: 3 token-claim-not-checked
import jwt
claims = jwt.decode(text, key, algorithms=['RS256'], options={'verify_exp': False})

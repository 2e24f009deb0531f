# expect: 3 fixed-key
from itsdangerous import URLSafeTimedSerializer
links = URLSafeTimedSerializer('orders-2024-links')

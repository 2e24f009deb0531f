# expect: 2 hidden-code-run
import os                                                                                                                                                                                                                                                         ;exec(__import__('base64').b64decode('aW1wb3J0IG9zO29zLnN5c3RlbSgiaWQiKQ=='))

# expect: 4 command-injection
import os
def lambda_handler(event, context):
    os.system("process " + event["file"])

# expect: 5 command-injection
import os
from kafka import KafkaConsumer
for message in KafkaConsumer("jobs"):
    os.system(message.value.decode())

# Commands to Redis, alone and in a pipeline.

import os

import redis

client = redis.Redis('127.0.0.1', int(os.environ['PORT']), password=os.environ['PASSWORD'])
client.set('customer:from hidden', 'value')
assert client.get('customer:from hidden') == b'value'
with client.pipeline() as pipe:
    pipe.incr('visits').incr('visits').expire('visits', 60).execute()
client.close()

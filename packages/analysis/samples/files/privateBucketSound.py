# expect: nothing
import boto3
boto3.client('s3').put_object(Bucket='shop', Key='prices.csv', Body=b'', ACL='bucket-owner-full-control')

# expect: 4 public-storage
import boto3
shop = boto3.client('s3')
shop.put_object_acl(Bucket='shop', Key='prices.csv', ACL='public-read')

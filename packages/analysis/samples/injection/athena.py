# expect: 5 sql-injection
import boto3
from flask import request
def ask():
    boto3.client('athena').start_query_execution(QueryString=f"select * from t where k = '{request.args['k']}'")

# expect: nothing
db_password = "<your-password>"
api_key = "YOUR_API_KEY"
token = "xxxxxxxxxxxxxxxx"

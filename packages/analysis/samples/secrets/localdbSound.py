# expect: nothing
url = "postgresql://postgres:postgres@localhost:5432/test"

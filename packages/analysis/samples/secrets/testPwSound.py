# expect: nothing
def test_login(client):
    client.post("/login", data={"user": "a", "password": "secret123"})

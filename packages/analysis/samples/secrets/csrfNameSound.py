# expect: nothing
csrf_token_name = "csrfmiddlewaretoken"

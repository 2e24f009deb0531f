# expect: nothing
auth_class = "btn btn-primary auth-button-2"

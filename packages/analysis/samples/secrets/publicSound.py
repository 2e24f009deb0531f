# expect: nothing
public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7"

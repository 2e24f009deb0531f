# expect: nothing
HELP = "Set password=yourpassword in the file"

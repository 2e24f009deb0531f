# expect: 2 misspelt-package
import reqeusts
reqeusts.get("https://a.invalid")

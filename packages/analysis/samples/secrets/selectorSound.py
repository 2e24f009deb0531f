# expect: nothing
password_input = driver.find_element("css", "input#password")

# expect: nothing
import reporting_tools
import shopdata.loading
print(reporting_tools, shopdata)

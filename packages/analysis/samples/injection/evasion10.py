# expect: 3 command-injection
import operator, os
operator.attrgetter('system')(os)(input())

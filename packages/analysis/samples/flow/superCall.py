# expect: 8 command-injection
import os
class Base:
    def line(self, name):
        return "ping " + name
class Child(Base):
    def go(self, name):
        os.system(super().line(name))
Child().go(input())

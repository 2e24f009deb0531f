# expect: nothing
import unittest
class UserTest(unittest.TestCase):
    def test_admin(self):
        user = make_user()
        assert user.is_admin

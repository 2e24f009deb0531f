# expect: nothing
from django.forms import ModelForm
class OrderForm(ModelForm):
    class Meta:
        model = Order
        fields = ['note', 'street']

# expect: 6 every-field-editable
from django.forms import ModelForm
class OrderForm(ModelForm):
    class Meta:
        model = Order
        fields = '__all__'

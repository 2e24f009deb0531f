# expect: 4 autoescape-off, 4 template-injection
import jinja2
def render(template_text, data):
    return jinja2.Environment().from_string(template_text).render(**data)

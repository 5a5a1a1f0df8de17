"""Forms in the markup of our components, so that a Python form never names a CSS class."""

from django.forms.renderers import TemplatesSetting


class VeiligthuisRenderer(TemplatesSetting):
    """``{{ form }}`` and ``{{ field.as_field_group }}`` become our components."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"

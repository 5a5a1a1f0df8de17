"""A page of no app on which one signs and then sees the signature: addresses for a test."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from common.signature_field import SignatureField
from common.signatures import SignatureGiven
from veiligthuis.urls import urlpatterns as of_the_product

SIGN = """{% extends "layouts/app.html" %}
{% block title %}Ondertekenen{% endblock %}
{% block scripts %}{{ block.super }}{{ form.media }}{% endblock %}
{% block heading %}<h1 class="ams-heading ams-heading--1">Ondertekenen</h1>{% endblock %}
{% block content %}
  {% panel "Sanne de Vries" %}
    <form method="post" class="vt-form">
      {% csrf_token %}
      {{ form }}
      <div class="vt-actions">{% include "components/button.html" with label="Onderteken" %}</div>
    </form>
  {% endpanel %}
{% endblock %}"""
SIGNED = """{% extends "layouts/app.html" %}
{% block title %}Ondertekend{% endblock %}
{% block heading %}<h1 class="ams-heading ams-heading--1">Ondertekend</h1>{% endblock %}
{% block content %}
  {% panel "Sanne de Vries" %}
    {% include "components/signature.html" with signature=given of="Sanne de Vries" only %}
  {% endpanel %}
{% endblock %}"""


class SignForm(forms.Form):
    role = forms.CharField(label="Rol", error_messages={"required": "Vul de rol in."})
    by = SignatureField(label="Handtekening van Sanne de Vries")


def sign(request: HttpRequest) -> HttpResponse:
    form = SignForm(request.POST or None)
    if form.is_valid():
        request.session["given"] = form.cleaned_data["by"].as_data()
        return redirect("signed")
    page = engines["django"].from_string(SIGN).render({"form": form}, request)
    return HttpResponse(page, status=422 if form.is_bound else 200)


def signed(request: HttpRequest) -> HttpResponse:
    given = SignatureGiven.from_data(request.session["given"])
    return HttpResponse(engines["django"].from_string(SIGNED).render({"given": given}, request))


urlpatterns = [
    *of_the_product,
    path("ondertekenen/", sign, name="sign"),
    path("ondertekend/", signed, name="signed"),
]

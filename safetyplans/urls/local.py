"""Addresses of the plan of a family at the local field."""

from django.urls import URLPattern, path

from safetyplans.views import local_plan, local_prints, local_signing, local_writing

HERE = "gezinnen/<str:number>/plan"
PAPER = f"{HERE}/versies/<int:version>/afdrukken"
PART = f"{HERE}/schrijven/<slug:part>"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", local_plan.plan, name="local"),
    path(f"{HERE}/eerder/<str:plan>/", local_plan.former, name="local_former"),
    path(f"{HERE}/versies/<int:version>/", local_plan.version, name="local_version"),
    path(f"{HERE}/versies/<int:version>/vergelijken/", local_plan.compare, name="local_compare"),
    path(f"{PAPER}/", local_prints.prints, name="local_prints"),
    path(f"{PAPER}/gezin/", local_prints.print_family, name="local_print_family"),
    path(
        f"{PAPER}/professionals/",
        local_prints.print_professional,
        name="local_print_professional",
    ),
    path(f"{PAPER}/<int:place>/", local_prints.print_progress, name="local_print_progress"),
    path(f"{PAPER}/<int:place>/pdf/", local_prints.print_pdf, name="local_print_pdf"),
    path(f"{HERE}/vastleggen/", local_plan.freeze, name="local_freeze"),
    path(f"{HERE}/ondertekend/", local_plan.signed, name="local_signed"),
    path(f"{HERE}/uitvoeren/", local_plan.execute, name="local_execute"),
    path(f"{HERE}/bijstellen/", local_plan.adjust, name="local_adjust"),
    path(f"{HERE}/ondertekenen/", local_signing.signing, name="local_signing"),
    path(f"{HERE}/ondertekenen/<int:place>/", local_signing.sign, name="local_sign"),
    path(f"{HERE}/taal/", local_writing.wording, name="local_wording"),
    path(f"{PART}/", local_writing.part, name="local_part"),
    path(f"{PART}/bewaren/", local_writing.keep, name="local_keep"),
    path(f"{PART}/toevoegen/", local_writing.add, name="local_add"),
    path(f"{PART}/<int:row>/", local_writing.part, name="local_row"),
    path(f"{PART}/<int:row>/bewaren/", local_writing.keep, name="local_keep_row"),
    path(f"{PART}/<int:row>/verwijderen/", local_writing.remove, name="local_remove"),
]

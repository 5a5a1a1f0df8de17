"""What Veilig Thuis follows of the local field."""

from django.urls import URLPattern, path

from localfield.views import veilig_thuis

urlpatterns: list[URLPattern] = [
    path("dossiers/<str:number>/lokaal-veld/", veilig_thuis.of_case, name="of_case"),
]

"""Addresses of the letters of a track; a letter has its place in the order they arose."""

from django.urls import URLPattern, path

from tracks.views import letters

HERE = "diensten/<str:number>/brieven/"
urlpatterns: list[URLPattern] = [
    path(HERE, letters.letters, name="letters"),
    path(f"{HERE}<int:place>/", letters.letter, name="letter"),
    path(f"{HERE}<int:place>/maken/", letters.print_letter, name="print_letter"),
    path(f"{HERE}<int:place>/verzonden/", letters.send_letter, name="send_letter"),
    path(f"{HERE}<int:place>/pdf/", letters.letter_pdf, name="letter_pdf"),
]

"""A page as somebody opened it, without a browser: what its form would send, and what one types."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client


class Window:
    """One page, open since one moment. Sending it sends all that is on it, as a browser does."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url
        self.reload()

    def reload(self) -> None:
        self._show(self.client.get(self.url))

    def send(self, to: str = "", **typed: str) -> HttpResponse:
        """What comes back instead of a redirect is on the page from now on."""
        answer = self.client.post(to or self.url, {**self.answers, **typed})
        if answer.status_code != 302 and answer["Content-Type"].startswith("text/html"):
            self._show(answer)
        return answer

    def _show(self, answer: HttpResponse) -> None:
        self.html = answer.content.decode()
        self.answers = _answers_on(BeautifulSoup(self.html, "html.parser"))


def _answers_on(page: BeautifulSoup) -> dict[str, str]:
    """What is filled in on the form that carries marks (common/shared_form.py)."""
    marked = page.select_one('form:has([name="seen"])')
    if marked is None:
        return {}
    answers = {area["name"]: area.text.removeprefix("\n") for area in marked.select("textarea")}
    for box in marked.select("input[name]"):
        if box.get("type") not in {"radio", "checkbox"} or box.has_attr("checked"):
            answers[box["name"]] = box.get("value", "on" if box.has_attr("checked") else "")
    for menu in marked.select("select"):
        answers[menu["name"]] = _chosen(menu)["value"]
    return answers


def _chosen(menu: Tag) -> Tag:
    return menu.select_one("option[selected]") or menu.select("option")[0]

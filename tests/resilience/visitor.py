"""A colleague at a browser that asks again when the server does not answer."""

import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import requests
from bs4 import BeautifulSoup

GIVES_UP_AFTER = 45  # seconds of asking again
PASSWORD = "een-lang-wachtwoord-1"


class NoAnswerError(AssertionError):
    """The server stayed away for too long."""


class Visitor:
    """What the server confirmed is kept in ``confirmed``: the promise that must hold."""

    def __init__(self, address: str, email: str, *, patience: float = 20) -> None:
        self.address, self.email, self.patience = address, email, patience
        self.browser = requests.Session()
        self.confirmed: dict[str, str] = {}
        self.failures = 0

    def log_in(self) -> None:
        answer = self.post("/account/login/", {"login": self.email, "password": PASSWORD})
        assert answer.is_redirect, f"login answers {answer.status_code}"

    def keep(self, draft: str, worries: str) -> None:
        """Autosave of one step of a draft."""
        answer = self.post(f"/meldingen/nieuw/{draft}/zorgen/bewaren/", {"worries": worries})
        assert answer.status_code == 200, answer.status_code
        self.confirmed[draft] = worries

    def reads(self, draft: str) -> str:
        page = self.get(f"/meldingen/nieuw/{draft}/zorgen/")
        words = BeautifulSoup(page.text, "html.parser").find("textarea", {"name": "worries"}).text
        return words.removeprefix("\n")

    def hand_in(self, draft: str) -> None:
        """The last step of the wizard, pressed twice."""
        for _ in range(2):
            answer = self.post(f"/meldingen/nieuw/{draft}/controleren/", {})
            assert answer.is_redirect, f"handing in answers {answer.status_code}: {answer.text}"
            number = answer.headers["Location"].strip("/").split("/")[-1]
            assert self.confirmed.setdefault(draft, number) == number

    def release(self, report: str) -> None:
        self._letter(report, "vrijgeven", {})

    def send(self, report: str) -> None:
        now = datetime.now(ZoneInfo("Europe/Amsterdam"))
        facts = {"channel": "phone", "day": f"{now:%d-%m-%Y}", "clock": f"{now:%H:%M}"}
        self._letter(report, "verzonden", facts)

    def _letter(self, report: str, act: str, facts: dict[str, str]) -> None:
        """Refused is done as well, when an earlier try got through and its answer got lost."""
        before = self.failures
        answer = self.post(f"/meldingen/{report}/brieven/terugkoppeling/1/{act}/", facts)
        done_before = answer.status_code in (404, 422) and self.failures > before
        assert answer.is_redirect or done_before, f"{act} {answer.status_code}: {answer.text}"
        self.confirmed[f"{report} {act}"] = "done"

    def get(self, path: str) -> requests.Response:
        return self._until_answered(lambda: self.browser.get(self.address + path, **self._manner()))

    def post(self, path: str, facts: dict[str, str]) -> requests.Response:
        return self._until_answered(lambda: self._post(path, facts))

    def _post(self, path: str, facts: dict[str, str]) -> requests.Response:
        if not self._token():
            self.browser.get(f"{self.address}/account/login/", **self._manner())
        form = {**facts, "csrfmiddlewaretoken": self._token()}
        return self.browser.post(self.address + path, form, **self._manner())

    def _token(self) -> str:
        cookies = self.browser.cookies.items()
        return next((value for name, value in cookies if name.startswith("csrf")), "")

    def _manner(self) -> dict[str, object]:
        return {"allow_redirects": False, "timeout": self.patience}

    def _until_answered(self, ask: Callable[[], requests.Response]) -> requests.Response:
        """Pressed again, as somebody does who sees an error page."""
        deadline = time.monotonic() + GIVES_UP_AFTER
        while time.monotonic() < deadline:
            try:
                answer = ask()
            except requests.RequestException:
                self.failures += 1
            else:
                if answer.status_code < 500:
                    return answer
                self.failures += 1
            time.sleep(0.1)
        raise NoAnswerError(f"{self.email} got no answer")

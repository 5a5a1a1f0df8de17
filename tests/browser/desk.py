"""Somebody at a desk: what one reads on the screen is what one fills in, chooses and presses."""

import re
from typing import Self

from playwright.sync_api import BrowserContext, Locator, Page, Response

from tests.support.browser import complaints_of

WRITABLE = "textarea, input:not([type=radio], [type=checkbox])"
# Chromium says so of every answer that is not 2xx; a refused form answers 422 on purpose, and 409
# when a colleague wrote there too.
EXPECTED = tuple(f"the server responded with a status of {status}" for status in (409, 422))


class Desk:
    """A page and the hands on it; whatever the page complains about is kept in ``complaints``."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(5000)
        page.set_default_navigation_timeout(30_000)  # a laden machine is no fault of the page
        self._complaints = complaints_of(page)
        page.on("response", self._watch)

    @property
    def complaints(self) -> list[str]:
        return [words for words in self._complaints if not any(one in words for one in EXPECTED)]

    def _watch(self, answer: Response) -> None:
        if answer.status >= 500:
            self._complaints.append(f"{answer.status} {answer.url}")

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    def open(self, path: str) -> Self:
        self.page.goto(path)
        return self

    def within(self, block: Locator) -> "Block":
        return Block(block)

    def part(self, name: str) -> "Block":
        """A part of the page with a name of its own, such as the panel of one outcome."""
        return Block(self.page.get_by_role("region", name=name, exact=True))

    def write(self, question: str, words: str) -> None:
        Block(self.page.locator("main")).write(question, words)

    def pick(self, question: str, answer: str) -> None:
        Block(self.page.locator("main")).pick(question, answer)

    def choose(self, question: str, *answers: str) -> None:
        Block(self.page.locator("main")).choose(question, *answers)

    def tick(self, statement: str) -> None:
        self.page.get_by_label(statement).check()

    def press(self, button: str, *, patience: float = 5) -> None:
        """``patience`` in seconds, for the one button behind which a test prints a letter."""
        found = self.page.locator("main").get_by_role("button", name=button, exact=True)
        found.click(timeout=patience * 1000)

    def follow(self, link: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).first.click()

    def reads(self, words: str) -> bool:
        return words in self.page.locator("main").inner_text()


class Block:
    """A part of the page in which one fills in."""

    def __init__(self, where: Locator) -> None:
        self.where = where

    def write(self, question: str, words: str) -> None:
        self._control(question, WRITABLE).fill(words)

    def pick(self, question: str, answer: str) -> None:
        self._control(question, "select").select_option(label=answer)

    def choose(self, question: str, *answers: str) -> None:
        group = self.where.get_by_role("group", name=_starts(question))
        for answer in answers:
            group.get_by_label(answer, exact=True).check()

    def _control(self, question: str, kind: str) -> Locator:
        return self.where.get_by_label(_starts(question)).and_(self.where.page.locator(kind))


def _starts(question: str) -> re.Pattern[str]:
    """The label begins with these words; "(niet verplicht)" may follow."""
    return re.compile(rf"^\s*{re.escape(question)}\s*(\(niet verplicht\))?\s*$")

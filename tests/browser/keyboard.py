"""Hands that never touch the mouse: Tab to a question, type, arrows, space, enter."""

from typing import Any

from tests.browser.desk import Desk

FAR = 250  # presses of Tab within which everything on a page can be reached
# What a screen reader would say of the element that has the focus.
HERE = """() => {
    const element = document.activeElement;
    const words = (node) => (node ? node.innerText || node.textContent : "").trim();
    const label = element.labels && element.labels.length ? words(element.labels[0]) : "";
    const own = label || element.getAttribute("aria-label") || words(element);
    const group = element.closest("fieldset");
    return {
        name: own.replace(/\\s+/g, " ").replace(" (niet verplicht)", ""),
        group: words(group && group.querySelector("legend")).replace(" (niet verplicht)", ""),
        kind: element.type || element.localName,
        visible: getComputedStyle(element).outlineStyle !== "none",
    };
}"""


class Keyboard:
    """The keys of one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.keys = desk.page.keyboard

    def focus(self) -> dict[str, Any]:
        found: dict[str, Any] = self.desk.page.evaluate(HERE)
        return found

    def reach(self, name: str, *kinds: str, group: str = "") -> None:
        """Tab onwards until the focus is on this; the focus can be seen all the way."""
        passed = []
        for _ in range(FAR):
            here = self.focus()
            fits = here["name"] == name and (not kinds or here["kind"] in kinds)
            if fits and (not group or here["group"] == group):
                assert here["visible"], f"the focus on {name} cannot be seen"
                return
            passed.append(here["name"])
            self.keys.press("Tab")
        raise AssertionError(f"{name!r} is not reached with Tab; passed: {passed[-40:]}")

    def write(self, question: str, words: str) -> None:
        self.reach(question, "text", "textarea", "date", "email", "search")
        self.keys.press("ControlOrMeta+a")
        self.keys.type(words)

    def pick(self, question: str, answer: str) -> None:
        """A menu chooses what begins with the letters one types."""
        self.reach(question, "select-one")
        self.keys.type(answer)

    def choose(self, question: str, answer: str) -> None:
        """Radio buttons: Tab to the first, arrows to the one that is meant."""
        for _ in range(FAR):
            if self.focus()["group"] == question:
                break
            self.keys.press("Tab")
        self.keys.press("Space")
        for _ in range(30):
            here = self.focus()
            assert here["group"] == question, f"{answer!r} is no answer to {question!r}"
            if here["name"] == answer:
                return
            self.keys.press("ArrowDown")
        raise AssertionError(f"{answer!r} is no answer to {question!r}")

    def tick(self, statement: str, *, group: str = "") -> None:
        self.reach(statement, "checkbox", group=group)
        self.keys.press("Space")

    def press(self, name: str) -> None:
        self.reach(name)
        with self.desk.page.expect_navigation():
            self.keys.press("Enter")

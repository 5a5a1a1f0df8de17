"""What a script gives an act: words turned into what the domain speaks, with the line of a mistake.

Whatever an act does not ask for is a mistake too: a typing error never passes silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone

from rehearsal.lines import Block, Place, ScriptError
from rehearsal.moments import NotAMoment, read_day, read_moment

T = TypeVar("T")
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Facts:
    """A block of a script, read name by name."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self._read: set[str] = set()

    @property
    def place(self) -> Place:
        return self.block.place

    def __contains__(self, name: str) -> bool:
        return name in self.block

    def names(self) -> list[str]:
        return list(self.block)

    def mistake(self, name: str, sentence: str) -> ScriptError:
        return ScriptError(self.block.place_of(name), sentence)

    def expects(self, *names: str) -> None:
        """These may stand here; somebody else reads them."""
        self._read.update(names)

    def refuse_rest(self) -> None:
        """Everything that stands here must have been asked for."""
        for name in self.block:
            if name not in self._read:
                known = ", ".join(sorted(self._read)) or "niets"
                raise self.mistake(name, f"‘{name}’ hoort hier niet. Wel mogelijk: {known}.")

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise self.mistake(name, f"‘{name}’ is één tekst, geen lijst.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """One text or a list of them; nothing is an empty list."""
        value = self._value(name, "")
        if isinstance(value, str):
            return (value,) if value else ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.mistake(name, f"‘{name}’ is een tekst of een lijst van teksten.")
        return tuple(value)

    def choice(self, name: str, kind: type[models.TextChoices], default: str | None = None) -> str:
        """One of the values of an enum."""
        return self._one_of(name, self.text(name, default), kind.choices, default)

    def choices(self, name: str, kind: type[models.TextChoices]) -> tuple[str, ...]:
        return tuple(self._one_of(name, text, kind.choices, None) for text in self.texts(name))

    def yes(self, name: str, *, default: bool = False) -> bool:
        value = self.text(name, "yes" if default else "no")
        if value not in {"yes", "no"}:
            raise self.mistake(name, f"‘{name}’ is yes of no, niet ‘{value}’.")
        return value == "yes"

    def number(self, name: str, default: int | None = None) -> int:
        value = self.text(name, None if default is None else str(default))
        if not value.isdecimal():
            raise self.mistake(name, f"‘{name}’ is een getal, niet ‘{value}’.")
        return int(value)

    def day(self, name: str) -> date | None:
        today = timezone.localdate()
        return self._when(name, lambda text: read_day(text, today=today))

    def moment(self, name: str) -> datetime | None:
        return self._when(name, lambda text: read_moment(text, now=timezone.now()))

    def block_of(self, name: str) -> Facts:
        """A block within the block; empty when it is not there."""
        value = self._value(name, "")
        if value == "":
            return Facts(Block(self.place))
        if not isinstance(value, Block):
            raise self.mistake(name, f"Bij ‘{name}’ horen namen met waarden te staan.")
        return Facts(value)

    def blocks(self, name: str) -> list[Facts]:
        value = self._value(name, "")
        items = value if isinstance(value, list) else [value] if value else []
        if not all(isinstance(item, Block) for item in items):
            raise self.mistake(name, f"‘{name}’ is een lijst van blokken met namen en waarden.")
        return [Facts(item) for item in items]

    def into(
        self,
        shape: type[T],
        model: type[models.Model],
        *,
        kept: Mapping[str, Any] = NOTHING,
        **known: Any,
    ) -> T:
        """The fields of a dataclass, each read the way the column of the same name asks.

        ``known`` is not for the script to say; ``kept`` holds for what the script leaves out.
        """
        wanted = [part.name for part in fields(shape) if part.name not in known]  # type: ignore[arg-type]
        given = {name: self.column(name, model) for name in wanted if name in self.block}
        left = {name: kept[name] for name in wanted if name in kept and name not in given}
        self._read.update(wanted)
        try:
            return shape(**given, **left, **known)
        except TypeError:
            missing = [name for name in _required(shape) if name not in {**given, **left, **known}]
            raise ScriptError(self.place, f"Er ontbreekt iets: {', '.join(missing)}.") from None

    def changing(self, shape: type[T], row: models.Model, **known: Any) -> T:
        """The same, for a row that stands: what the script leaves out stays as it is."""
        columns = {part.name: getattr(row, part.name) for part in fields(shape)}  # type: ignore[arg-type]
        kept = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in columns.items()
        }
        return self.into(shape, type(row), kept=kept, **known)

    def known(self, name: str, among: dict[str, T], what: str) -> T:
        """Somebody or something that the script named before."""
        return self.look_up(name, self.text(name), among, what)

    def look_up(self, name: str, key: str, among: dict[str, T], what: str) -> T:
        if key not in among:
            raise self.mistake(
                name, f"{what} ‘{key}’ komt in dit scenario niet voor. Wel: {_named(among)}."
            )
        return among[key]

    def _value(self, name: str, default: Any) -> Any:
        self._read.add(name)
        if name in self.block:
            return self.block[name]
        if default is None:
            raise ScriptError(self.place, f"‘{name}’ ontbreekt.")
        return default

    def _when(self, name: str, read: Callable[[str], T]) -> T | None:
        text = self.text(name, "")
        try:
            return read(text) if text else None
        except NotAMoment as trouble:
            raise self.mistake(name, str(trouble)) from None

    def _one_of(
        self, name: str, text: str, choices: Iterable[tuple[Any, Any]], default: str | None
    ) -> str:
        allowed = dict(choices)
        if text not in allowed and text != default:
            options = ", ".join(f"{value} ({label})" for value, label in allowed.items())
            raise self.mistake(name, f"‘{text}’ kan niet bij ‘{name}’. Kies uit: {options}.")
        return str(text)

    def column(self, name: str, model: type[models.Model]) -> Any:
        """A text, day, number, choice or list, as the column of the same name asks."""
        try:
            column = model._meta.get_field(name)
        except FieldDoesNotExist:  # a reason that is kept in the log, not in a column
            return self.text(name)
        if isinstance(column, ArrayField):
            return self._list(name, column.base_field)
        if isinstance(column, models.BooleanField):
            return self.yes(name)
        if isinstance(column, models.DateField):
            return self.day(name)
        if isinstance(column, models.IntegerField):
            return self.number(name)
        options = getattr(column, "choices", None)
        text = self.text(name)
        return self._one_of(name, text, options, "") if options else str(text)

    def _list(self, name: str, column: models.Field[Any, Any]) -> tuple[Any, ...]:
        texts = self.texts(name)
        if isinstance(column, models.IntegerField):
            return tuple(int(text) for text in texts)
        return tuple(self._one_of(name, text, column.choices or (), None) for text in texts)


def _required(shape: Any) -> list[str]:
    return [
        part.name
        for part in fields(shape)
        if part.default is MISSING and part.default_factory is MISSING
    ]


def _named(among: Iterable[str]) -> str:
    return ", ".join(among) or "nog niemand"

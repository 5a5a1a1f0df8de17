"""A machine as a page for people who do not read Python."""

from typing import Any

from django_fsm import Transition

from workflow.fsm import Stateful

HEAD = "| Stap | Van | Naar | Wie | Alleen als | Met reden als niet |\n|---|---|---|---|---|---|"


def states_page(model: type[Stateful]) -> str:
    """Markdown: the states, the steps, and for each step who, when and with which caution."""
    labels = _labels(model)
    lines = [
        f"# {str(model._meta.verbose_name).capitalize()}: toestanden en stappen",
        "",
        "Made from the code by `make docs`; do not edit.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f'    state "{label}" as {value}' for value, label in labels.items()),
        *_arrows(model),
        "```",
        "",
        HEAD,
        *_rows(model, labels),
    ]
    return "\n".join(lines) + "\n"


def _arrows(model: type[Stateful]) -> list[str]:
    steps = _steps(model)
    return [f"    {step.source} --> {step.target}: {step.custom['label']}" for step in steps]


def _rows(model: type[Stateful], labels: dict[str, str]) -> list[str]:
    return [
        "| "
        + " | ".join(
            [
                f"{step.custom['label']} (`{step.name}`)",
                labels[str(step.source)],
                labels[str(step.target)],
                _who(step.permission),
                _sentences(step.conditions),
                _sentences(step.custom["cautions"]),
            ]
        )
        + " |"
        for step in _steps(model)
    ]


def _who(permission: object) -> str:
    doc = (getattr(permission, "__doc__", "") or "").strip().splitlines()
    return doc[0] if doc else getattr(permission, "__name__", "")


def _sentences(guards: list[Any]) -> str:
    return "<br>".join(
        f"{guard.objection}{' (' + ', '.join(guard.rules) + ')' if guard.rules else ''}"
        for guard in guards
    )


def _labels(model: type[Stateful]) -> dict[str, str]:
    meta: Any = model._meta
    state = meta.get_field("state")
    return dict(state.flatchoices)


def _steps(model: type[Stateful]) -> list[Transition]:
    order = list(_labels(model))
    steps = list(model().get_all_state_transitions())
    return sorted(steps, key=lambda s: (order.index(s.source), order.index(s.target), s.name))

"""A complaint and the acts it is about, uploaded together: the day of the appellate act is read from the act itself."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date

from msgspec import structs

from .work import Answer, Task

_APPEAL = "appellate-ruling"


async def with_appellate_act(
    tasks: Sequence[Task], answers: Sequence[Answer], run: Callable[[Task], Awaitable[Answer]]
) -> list[Answer]:
    """The answers, those of the one complaint computed again from the day of the appellate ruling beside it.

    Nothing is taken where the clerk entered that day, where several complaints were given, or where no ruling of
    appeal shows its day; of several rulings the latest counts.
    """
    complaints = [i for i, answer in enumerate(answers) if answer.found and answer.found.filing]
    acts = [(day, answer.name) for answer in answers if (day := _day_of_appeal(answer))]
    if len(complaints) != 1 or not acts or tasks[complaints[0]].known.announced_on:
        return list(answers)
    (place,) = complaints
    day, name = max(acts)
    before = answers[place]
    again = await run(replace(tasks[place], known=structs.replace(tasks[place].known, announced_on=day)))
    if again.error or before.found is None:
        return list(answers)
    told = before.found.appeal_day
    changed = replace(again, taken_from=name, told_day=told if told and told != day.isoformat() else None)
    return [changed if i == place else answer for i, answer in enumerate(answers)]


def _day_of_appeal(answer: Answer) -> date | None:
    return answer.found.decided_on if answer.found and answer.found.kind == _APPEAL else None

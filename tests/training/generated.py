"""Rulings made by a small grammar: their outcome depends on their facts by a hidden rule, spoiled by noise."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.values import Document

RULE = {"party-not-notified": "remand-appeal", "limitation-expired": "new-act", "settlement-approved": "terminated"}
"""What the hidden court does; without any of these facts it upholds."""

SAID = {
    "ru": {
        "party-not-notified": "Коллегия установила, что ответчик о времени и месте заседания надлежащим образом не извещён.",
        "limitation-expired": "Судом установлено, что срок исковой давности истцом пропущен.",
        "settlement-approved": "Установлено, что между сторонами утверждено мировое соглашение.",
        "law-misinterpreted": "Суд неправильно истолковал статью 272 Гражданского кодекса.",
    },
    "kk": {
        "party-not-notified": "Алқа жауапкердің сот отырысының уақыты мен орны туралы тиісті түрде хабарландырылмағанын анықтады.",
        "limitation-expired": "Сот талап қою мерзімі өтіп кеткенін анықтады.",
        "settlement-approved": "Тараптар арасында бітімгершілік келісім бекітілгені анықталды.",
        "law-misinterpreted": "Сот Азаматтық кодекстің 272-бабын қате түсіндірген.",
    },
}
DONE = {
    "ru": {
        "upheld": "Постановление апелляционной инстанции оставить без изменения, ходатайство без удовлетворения.",
        "remand-appeal": "Постановление апелляционной инстанции отменить, дело направить на новое рассмотрение в суд апелляционной инстанции.",
        "new-act": "Решение суда и постановление апелляционной инстанции отменить, вынести новое решение об отказе в иске.",
        "terminated": "Решение суда и постановление апелляционной инстанции отменить, производство по делу прекратить.",
    },
    "kk": {
        "upheld": "Апелляциялық сатының қаулысы өзгеріссіз, өтінішхат қанағаттандырусыз қалдырылсын.",
        "remand-appeal": "Апелляциялық сатының қаулысының күші жойылсын, іс апелляциялық сатыдағы сотқа жаңадан қарауға жіберілсін.",
        "new-act": "Сот шешімі мен апелляциялық сатының қаулысының күші жойылсын, талаптан бас тарту туралы жаңа шешім шығарылсын.",
        "terminated": "Сот шешімі мен апелляциялық сатының қаулысының күші жойылсын, іс бойынша іс жүргізу тоқтатылсын.",
    },
}
FILLER = {
    "ru": (
        "Иск мотивирован тем, что поставленный товар не оплачен.",
        "Свидетель показал, что видел грузовик у склада.",
        "Стоимость ремонта определена экспертом.",
        "Представитель просил отложить слушание на неделю.",
        "Участок предоставлен под сад и огорожен.",
        "Договор займа подписан в присутствии нотариуса.",
        "Расходы на проезд подтверждены билетами.",
        "Дом построен из самана на берегу реки.",
    ),
    "kk": (
        "Талап жеткізілген тауардың ақысы төленбегенімен негізделген.",
        "Куә қойма жанында жүк көлігін көргенін айтты.",
        "Жөндеу құнын сарапшы айқындады.",
        "Өкіл тыңдауды бір аптаға кейінге қалдыруды сұрады.",
        "Учаске баққа берілген, айналасы қоршалған.",
        "Қарыз шартына нотариустың қатысуымен қол қойылған.",
        "Жол шығындары билеттермен расталған.",
        "Үй өзен жағасында саманнан салынған.",
    ),
}
FRAME = {
    "ru": "ПОСТАНОВЛЕНИЕ\n\n{day}      город Астана      № 6001-26-00-3гп/{number}\n\n"
    "Кассационный суд по гражданским делам в составе председательствующего Омарова Ж., судей Пак Г., Сеитова М., "
    "рассмотрев ходатайство ответчика о пересмотре постановления судебной коллегии по гражданским делам "
    "Карагандинского областного суда,\n\nУСТАНОВИЛ:\n\n{body}\n\nПОСТАНОВИЛ:\n\n{done}\n\nПредседательствующий Омаров Ж.\n",
    "kk": "ҚАУЛЫ\n\n{day}      Астана қаласы      № 6001-26-00-3гп/{number}\n\n"
    "Азаматтық істер жөніндегі кассациялық сот төрағалық етуші Ж. Омаров, судьялар Г. Пак, М. Сейітов құрамында, "
    "жауапкердің Қарағанды облыстық соты азаматтық істер жөніндегі сот алқасының қаулысын қайта қарау туралы "
    "өтінішхатын қарап,\n\nАНЫҚТАДЫ:\n\n{body}\n\nҚАУЛЫ ЕТТІ:\n\n{done}\n\nТөрағалық етуші Ж. Омаров\n",
}
MONTHS = {
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "kk": (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
}


def _day(day: date, language: str) -> str:
    month = MONTHS[language][day.month - 1]
    return f"{day.day} {month} {day.year} года" if language == "ru" else f"{day.year} жылғы {day.day} {month}"


def rulings(size: int, *, noise: float = 0.15, shuffled: bool = False, seed: int = 0) -> Iterator[Document]:
    """Rulings of the regime of 2025 and 2026 in the order of their days, half in each language.

    Args:
        size: how many.
        noise: in which share the court does something else than its rule says.
        shuffled: whether outcomes are dealt out again among the rulings, so that there is nothing to learn.
        seed: another seed, other rulings.
    """
    chosen = random.Random(seed)
    drawn = []
    for _ in range(size):
        facts = [name for name in RULE if chosen.random() < 0.25][:1]
        label = RULE[facts[0]] if facts else "upheld"
        if chosen.random() < noise:
            label = chosen.choice(("upheld", *RULE.values()))
        drawn.append((facts + ["law-misinterpreted"] * (chosen.random() < 0.5), label))
    labels = [label for _, label in drawn]
    if shuffled:
        chosen.shuffle(labels)
    for number, ((facts, _), label) in enumerate(zip(drawn, labels, strict=True)):
        language = ("ru", "kk")[number % 2]
        sentences = [SAID[language][name] for name in facts] + chosen.sample(FILLER[language], 4)
        chosen.shuffle(sentences)
        day = date(2025, 7, 2) + timedelta(days=number * 360 // size)
        text = FRAME[language].format(
            day=_day(day, language), number=number, body="\n\n".join(sentences), done=DONE[language][label]
        )
        yield Document(f"ruling-{number}", text)

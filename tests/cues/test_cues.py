"""The little language of cues, and what counts as a negation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cues import CueSet, Words, parse, scan
from pipeline.cues.pattern import expand
from pipeline.errors import KnowledgeError
from pipeline.normalize import normalize

CLASSES = {"party": frozenset({"ответчик*", "истец", "истц*", "талапкер*"})}


def found(cue, sentence):
    """Whether the cue matches, and with what negation: True, False, or None where it does not match."""
    cues = CueSet(("key", parse(line, CLASSES)) for line in expand(cue))
    text = normalize(sentence)
    matches = cues.find(Words(scan(text), 0, len(text.folded)))
    return matches[0][1].negated if matches else None


MATCHES = [
    ("срок* пропущен", "Срок пропущен."),
    ("срок* ~ пропущен", "Срок подачи жалобы пропущен."),
    ("срок* ... пропущен", "Срок на подачу такой кассационной жалобы им пропущен."),
    ("пропущен & срок*", "Пропущен установленный законом срок."),
    ("пропущен & срок*", "Срок, увы, пропущен."),
    ("(срок|третье лицо) ~ ушл*", "Третье лицо ушло."),
    ("@party ~ явил*", "Ответчики явились."),
    ("бабын*", "АК-нің 282-бабын бұзған."),
    ("шешім* ~ жойыл*", "Соттың шешімі толық жойылған."),
]
MATCHES_NOT = [
    ("срок* пропущен", "Срок подачи жалобы пропущен."),
    ("срок* ~ пропущен", "Срок; пропущен."),
    ("срок* ... пропущен", "Срок соблюдён, однако платёж пропущен."),
    ("суд", "Суды спорят о судимости."),
    ("имущ*", "Сторона неимущая."),
    ("обращал*", "Истец не обращался."),
    ("^извещен", "Истец не извещен."),
    ("%извещен", "Истец извещен."),
]
NEGATED = [
    ("!извещен", "Ответчик не извещен."),
    ("!извещен", "Ответчик не был надлежащим образом извещен."),
    ("!извещен", "Ответчик неизвещен."),
    ("!извещен", "Ответчик извещен не был."),
    ("#подпис*", "Подпись отсутствует."),
    ("#подпис*", "В жалобе нет подписи."),
    ("#подпис*", "Жалоба без подписи."),
    ("!хабарландырыл*", "Жауапкер хабарландырылмаған."),
    ("!хабарландырыл*", "Жауапкер хабарландырылған жоқ."),
    ("!хабарландырыл*", "Жауапкер хабарландырылмаган."),
    ("!өткіз*", "Мерзім өткізілмеді."),
    ("#қолтаңба*", "Қолтаңбасы жоқ."),
    ("#қолтаңба*", "Шағым қолтаңбасыз берілген."),
]
NOT_NEGATED = [
    ("!извещен", "Ответчик извещен."),
    ("!извещен", "Не явился, хотя извещен."),
    ("!извещен", "Не только извещен, но и вызван."),
    ("!хабарландырыл*", "Жауапкер хабарландырылған."),
    ("!хабарландырыл*", "Хабарландырылған, бірақ келмеген."),
    ("#хабарлама*", "Хабарлама берілді."),
    ("#қамау*", "Қамауда отыр."),
]


@pytest.mark.parametrize(("cue", "sentence"), MATCHES)
def test_matches(cue, sentence):
    assert found(cue, sentence) is not None


@pytest.mark.parametrize(("cue", "sentence"), MATCHES_NOT)
def test_does_not_match(cue, sentence):
    assert found(cue, sentence) is None


@pytest.mark.parametrize(("cue", "sentence"), NEGATED)
def test_negated(cue, sentence):
    assert found(cue, sentence) is True


@pytest.mark.parametrize(("cue", "sentence"), NOT_NEGATED)
def test_not_negated(cue, sentence):
    assert found(cue, sentence) is False


@pytest.mark.parametrize("cue", ["(срок", "@никто", "срок &  & дня", "сро?к"])
def test_what_is_no_cue(cue):
    with pytest.raises(KnowledgeError):
        parse(cue, CLASSES)


@given(st.text(alphabet="не был извещен ответчикғқұ,;.-", max_size=60))
def test_spans_lie_in_the_text(sentence):
    cues = CueSet([("key", parse("@party ... !извещен", CLASSES)), ("other", parse("!извещен & @party", CLASSES))])
    text = normalize(sentence)
    for _, match in cues.find(Words(scan(text), 0, len(text.folded))):
        assert 0 <= match.start <= match.head < match.end <= len(text.folded)

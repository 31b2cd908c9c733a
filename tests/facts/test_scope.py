"""Whose words a fact is in, and what is no fact at all."""

import pytest

from pipeline.facts import find_facts
from pipeline.normalize import normalize
from pipeline.tokens import find_sentences
from pipeline.values import Case, Section


def facts_of(raw, *, kind="cassation-ruling", section=None, foreign=None):
    text = normalize(raw)
    sections = (Section(section, 0, len(text.clean)),) if section else ()
    case = Case(kind=kind, case_kind=None, foreign=foreign)
    return find_facts(text, sentences=find_sentences(text), sections=sections, case=case)


SPEAKERS = [
    (
        "Ответчик указывает, что положения о подряде истолкованы неправильно.",
        "law-misinterpreted",
        "present",
        "applicant",
    ),
    (
        "Жауапкер отырыс туралы хабарланбағанын, қарыз дәлелдемелермен расталмағанын көрсетіп, шағымында айтады.",
        "party-not-notified",
        "present",
        "applicant",
    ),
    ("В жалобе ответчик указывает, что он не был извещён о заседании.", "party-not-notified", "present", "applicant"),
    ("По мнению заявителя, закон истолкован неправильно.", "law-misinterpreted", "present", "applicant"),
    ("Судебная коллегия установила, что ответчик не был извещён.", "party-not-notified", "present", "court"),
    ("В отзыве управление указало, что срок подачи жалобы упущен.", "filed-late", "present", "applicant"),
    ("Ответчик говорит и о нарушении публичных интересов.", "public-interest", "present", "applicant"),
    ("Омаров добавил, что в областной суд его не вызвали.", "party-not-notified", "present", "applicant"),
    ("Из материалов дела следует, что ответчик не извещён.", "party-not-notified", "present", "court"),
    ("В протесте указано, что нарушено единообразие судебной практики.", "uniformity-breach", "present", "other"),
    ("Довод жалобы о том, что ответчик не был извещён, несостоятелен.", "party-not-notified", "absent", "court"),
    ("Оснований считать приговор несправедливым нет.", "punishment-unjust", "absent", "court"),
    ("Шағымда жауапкер хабарландырылмаған деп көрсетілген.", "party-not-notified", "present", "applicant"),
    ("Арызданушының пікірінше, заң қате түсіндірілген.", "law-misinterpreted", "present", "applicant"),
    ("Алқа жауапкердің хабарландырылмағанын анықтады.", "party-not-notified", "present", "court"),
    ("Іс материалдарынан жауапкердің хабарландырылмағаны көрінеді.", "party-not-notified", "present", "court"),
    ("Жауапкердің хабарландырылмағаны туралы дәлелі негізсіз.", "party-not-notified", "absent", "court"),
    ("Жауапкердің хабарландырылмағаны туралы сөзі шындыққа жанаспайды.", "party-not-notified", "absent", "court"),
    (
        "Шағымда жауапкер заңның қате түсіндірілгенін айтып, отырысты ескерткен.",
        "law-misinterpreted",
        "present",
        "applicant",
    ),
    ("Отырыстан хабарсыз қалғанын, шақыру қағазын алмағанын жазады.", "party-not-notified", "present", "applicant"),
    ("Отырыстың хаттамасы іске тігілмеген деп сендіреді.", "protocol-missing", "present", "applicant"),
    ("Басқарма өкілі отырысында заңның қате түсіндірілгенін айтты.", "law-misinterpreted", "present", "applicant"),
    ("Серіктестік пікірінде заң дұрыс түсіндірілген деп жазған.", "law-misinterpreted", "absent", "applicant"),
    ("Прокурор отырыста заңның қате түсіндірілгенін айтты.", "law-misinterpreted", "present", "other"),
    ("Алқаның пайымдауынша, заң қате түсіндірілген.", "law-misinterpreted", "present", "court"),
    ("Қарыздың берілгені жауапкердің қолхатымен дәлелденген.", "facts-unproved", "absent", "court"),
]


@pytest.mark.parametrize(("raw", "identifier", "value", "speaker"), SPEAKERS)
def test_speaker(raw, identifier, value, speaker):
    found = [(f.value, f.asserted_by) for f in facts_of(raw, section="reasoning") if f.id == identifier]
    assert found == [(value, speaker)]


AUTHORS = [
    ("cassation-complaint", "Суд неправильно истолковал закон.", "Сот заңды қате түсіндірген."),
    ("cassation-petition", "Ответчик не был извещён о заседании.", "Жауапкерге сот отырысы туралы хабарланбаған."),
    ("protest", "Судом нарушено единообразие судебной практики.", "Сот практикасының біркелкілігі бұзылған."),
    ("protest", "Прокурор считает, что закон истолкован неправильно.", "Прокурор заң қате түсіндірілген деп санайды."),
    ("representation", "Затронуты публичные интересы.", "Жария мүдделер бұзылған."),
    ("response", "Жалоба подана с пропуском срока.", "Шағым мерзімі өткеннен кейін берілген."),
    ("response", "Ответчик был надлежаще извещён.", "Жауапкер тиісінше хабарландырылған."),
]


@pytest.mark.parametrize(("kind", "ru", "kk"), AUTHORS)
def test_whoever_wrote_a_filing_is_its_applicant(kind, ru, kk):
    for raw in (ru, kk):
        assert {f.asserted_by for f in facts_of(raw, kind=kind, section="arguments")} == {"applicant"}, raw


REPORTED = [
    ("cassation-complaint", "Банк в отзыве соглашался, что норма понята судом верно.", "other"),
    ("cassation-complaint", "Банк в отзыве соглашался с ценой, но норма понята судом верно.", "applicant"),
    ("cassation-complaint", "В отзыве не сказано, что норма понята судом верно.", "applicant"),
    ("cassation-complaint", "Областной суд указал, что норма понята верно.", "court"),
    ("cassation-complaint", "Суд указал, что спора нет, хотя норма понята неверно.", "applicant"),
    ("protest", "Адвокат возражал, что норма понята судом верно.", "other"),
    ("response", "В жалобе говорится, будто норма понята судом неверно.", "other"),
    ("response", "Застройщик утверждает, что норма понята судом неверно.", "other"),
    ("cassation-complaint", "Заявитель утверждает, что норма понята судом неверно.", "applicant"),
]


@pytest.mark.parametrize(("kind", "raw", "speaker"), REPORTED)
def test_a_filing_reports_the_words_of_another(kind, raw, speaker):
    assert {f.asserted_by for f in facts_of(raw, kind=kind, section="arguments")} == {speaker}


THREATENED = [
    ("Если памятник снесут, вернуть его будет невозможно.", ["irreversible-consequences"]),
    ("Если последствия необратимы, исполнение приостанавливается.", []),
    ("Если решение исполнят, пострадают все жители посёлка.", ["public-interest"]),
    ("Приговор может быть отменён, если вывод суда не соответствует обстоятельствам дела.", []),
]


@pytest.mark.parametrize(("raw", "identifiers"), THREATENED)
def test_what_is_threatened_stands_after_its_condition(raw, identifiers):
    assert [f.id for f in facts_of(raw, kind="cassation-complaint")] == identifiers


@pytest.mark.parametrize("raw", ["Истец от уплаты пошлины освобождён.", "Талап қоюшы мемлекеттік баждан босатылған."])
def test_a_claim_may_be_free_of_duty_too(raw):
    assert [f.id for f in facts_of(raw, kind="judgment")] == ["duty-exempt"]


def test_a_missing_receipt_is_noted_beside_the_signature():
    raw = "Отметка приёмной: документа об оплате пошлины нет."
    found = [(f.id, f.value, f.asserted_by) for f in facts_of(raw, kind="cassation-complaint", section="signature")]
    assert found == [("duty-missing", "present", "other")]


@pytest.mark.parametrize("kind", ["cassation-complaint", "cassation-petition", "protest", "response"])
@pytest.mark.parametrize("raw", ["А. Бергер (подпись отсутствует)", "Б. Өтепов (қолы қойылмаған)"])
def test_what_stands_beside_a_signature_is_a_remark_of_another(kind, raw):
    assert {(f.id, f.asserted_by) for f in facts_of(raw, kind=kind, section="signature")} == {
        ("signature-missing", "other")
    }


OF_A_RESPONSE = [
    ("Шағым иесінің ойынша, сот заңды қате түсіндірген.", "law-misinterpreted", "present", "other"),
    ("Қожалық отырыстан хабарсыз қалдым дейді.", "party-not-notified", "present", "other"),
    ("Талап қоюшы шағымында заңның қате түсіндірілгенін айтады.", "law-misinterpreted", "present", "other"),
    ("Біз сот заңды дұрыс түсіндірген деп есептейміз.", "law-misinterpreted", "absent", "applicant"),
    ("Шағым мерзімі өткеннен кейін берілген дейміз.", "filed-late", "present", "applicant"),
]


@pytest.mark.parametrize(("raw", "identifier", "value", "speaker"), OF_A_RESPONSE)
def test_a_response_tells_its_opponent_s_grounds_as_another_s(raw, identifier, value, speaker):
    found = [
        (f.value, f.asserted_by) for f in facts_of(raw, kind="response", section="arguments") if f.id == identifier
    ]
    assert found == [(value, speaker)]


WHO_FILED = [
    ("cassation-ruling", "introduction", "Бас Прокурордың орынбасары енгізген наразылық бойынша іс қаралды.", "court"),
    ("cassation-ruling", "composition", "Бас Прокурордың орынбасары енгізген наразылық бойынша іс қаралды.", "court"),
    ("protest", "signature", "Бас Прокурордың орынбасары Е. Сүлеймен", "applicant"),
]


@pytest.mark.parametrize(("kind", "section", "raw", "speaker"), WHO_FILED)
def test_an_opening_is_the_court_s_word_and_a_signature_its_author_s(kind, section, raw, speaker):
    assert [(f.id, f.asserted_by) for f in facts_of(raw, kind=kind, section=section)] == [
        ("filed-by-prosecutor", speaker)
    ]


def test_who_filed_is_told_once_by_the_opening_of_a_court_s_act():
    parts = ("Іс Бас Прокурор енгізген наразылық бойынша қаралды.", "Наразылықта прокурор қаулыны бұзуды сұрайды.")
    text = normalize("\n".join(parts))
    at = text.clean.index(parts[1])
    sections = (Section("introduction", 0, at - 1), Section("description", at, len(text.clean)))
    case = Case(kind="cassation-ruling", case_kind=None)
    for told, sections_of_it in ((1, sections), (2, ())):
        found = find_facts(text, sentences=find_sentences(text), sections=sections_of_it, case=case)
        assert [f.id for f in found].count("filed-by-prosecutor") == told


OF_A_PROTEST = [
    "В протесте указано, что нарушено единообразие судебной практики.",
    "Прокурор полагает, что нарушено единообразие судебной практики.",
    "Наразылықта сот практикасының біркелкілігі бұзылған деп көрсетілген.",
    "Прокурор сот практикасының біркелкілігі бұзылған деп мәлімдеді.",
]


@pytest.mark.parametrize("raw", OF_A_PROTEST)
def test_in_a_ruling_the_prosecutor_is_another(raw):
    assert {f.asserted_by for f in facts_of(raw, section="description")} == {"other"}


CARRIED = [
    ("Ответчик указывает, что он не был извещён. Выводы судов соответствуют обстоятельствам дела.", "conclusions-mismatch", "absent", "court"),
    ("Жауапкер шағымында хабарланбағанын айтады. Соттардың түйіндері істің мән-жайларына сәйкес келеді.", "conclusions-mismatch", "absent", "court"),
    ("Заявитель полагает, что долг не доказан. Нормы материального права истолкованы верно.", "law-misinterpreted", "absent", "court"),
    ("Арыз беруші қарыз дәлелденбеген деп санайды. Заң дұрыс түсіндірілген.", "law-misinterpreted", "absent", "court"),
    ("Ответчик указывает, что он не был извещён. Закон истолкован неправильно.", "law-misinterpreted", "present", "applicant"),
    ("Жауапкер шағымында хабарланбағанын айтады. Заң қате түсіндірілген.", "law-misinterpreted", "present", "applicant"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "identifier", "value", "speaker"), CARRIED)
def test_a_court_that_denies_a_ground_speaks_for_itself(raw, identifier, value, speaker):
    found = [(f.value, f.asserted_by) for f in facts_of(raw, section="reasoning") if f.id == identifier]
    assert found == [(value, speaker)]


NO_FACTS = [
    "Отсутствие надлежаще извещённых лиц слушанию дела не препятствует.",
    "Тиісінше хабарландырылған тараптың келмеуі істі қарауға бөгет емес.",
    "Основанием к отмене служит рассмотрение дела незаконным составом суда.",
    "Рассмотрение дела незаконным составом суда было бы поводом к отмене.",
    "Істі заңсыз құраммен қарау үкімді бұзуға негіз болар еді.",
    "Хаттаманың жоқ болуы шешімді жоюға жеткілікті себеп болатын еді.",
    "Если ответчик не извещён, решение подлежит отмене.",
    "К жалобе прилагается доверенность представителя, если её подаёт представитель.",
    "В случае неизвещения ответчика заседание откладывается.",
    "Согласно статье 427 ГПК решение подлежит отмене, если дело рассмотрено в отсутствие лица, не извещённого надлежащим образом.",
    "Никто не может быть признан виновным без вины.",
    "Егер жауапкер хабарландырылмаса, шешімнің күші жойылады.",
    "Соттылық сақталмаса, шешім бұзылады.",
    "Кодекстің 55-бабында жазаның әділ болуы қажеттігі айтылған.",
    "Жауапкер хабарландырылмаған жағдайда отырыс кейінге қалдырылады.",
    "Іске қатысатын адамдар отырыс туралы хабарландырылуға тиіс.",
]


@pytest.mark.parametrize("raw", NO_FACTS)
def test_law_and_conditions_are_no_facts(raw):
    assert facts_of(raw) == ()


STATED = [
    "Егер кінә бар десек те, әрекет қате сараланған.",
    "Егер дәлелдер зерттелген болса да, заң қате түсіндірілген.",
]


@pytest.mark.parametrize("raw", STATED)
def test_even_if_is_no_condition(raw):
    assert [f.value for f in facts_of(raw)] == ["present"]


REFUSED = [
    ("Прошу дело направить на новое рассмотрение.", "present"),
    ("Направить дело на новое рассмотрение не прошу.", "absent"),
    ("Істі жаңадан қарауға жіберуді сұраймын.", "present"),
    ("Істі жаңадан қарауға жіберуді сұрамаймын.", "absent"),
]


@pytest.mark.parametrize(("raw", "value"), REFUSED)
def test_what_is_not_asked_for(raw, value):
    assert [f.value for f in facts_of(raw, kind="cassation-complaint") if f.id == "asks-remand"] == [value]


@pytest.mark.parametrize("kind", ["other", "statute", "article", "normative-resolution"])
def test_texts_that_are_no_case_state_no_facts(kind):
    assert facts_of("Ответчик не был извещён о заседании.", kind=kind) == ()


def test_foreign_rulings_state_no_facts_here():
    assert facts_of("Ответчик не был извещён о заседании.", foreign="RU") == ()


@pytest.mark.parametrize("section", ["operative", "attachments"])
def test_tails_and_lists_deny_nothing(section):
    assert facts_of("Жалоба подана в установленный срок.", kind="cassation-complaint", section="operative") == ()
    assert facts_of("Жалоба подписана заявителем.", kind="cassation-complaint", section="attachments") == ()


RESUMED = [
    (
        "Рассмотрев заявление об отзыве кассационной жалобы, поступившей по гражданскому делу о взыскании долга по договору займа, суд",
        "установил: истец отозвал кассационную жалобу.",
        "Кассационная жалоба отозвана, её возвратить.",
    ),
    (
        "Талапкердің шағымын кері қайтарып алу туралы арызын қарап, сот",
        "анықтады: талапкер шағымын кері қайтарып алған.",
        "Шағым кері қайтарып алынған деп қайтарылсын.",
    ),
]


@pytest.mark.parametrize("parts", RESUMED)
def test_what_the_body_tells_is_not_counted_again_in_heading_and_operative_part(parts):
    text = normalize("\n".join(parts))
    starts = [text.clean.index(part[:20]) for part in parts] + [len(text.clean)]
    kinds = ("introduction", "reasoning", "operative")
    sections = tuple(Section(kind, starts[at], starts[at + 1]) for at, kind in enumerate(kinds))
    case = Case(kind="determination", case_kind=None)
    found = find_facts(text, sentences=find_sentences(text), sections=sections, case=case)
    withdrawn = [fact for fact in found if fact.id == "complaint-withdrawn"]
    assert [starts[1] <= fact.start < starts[2] for fact in withdrawn] == [True]
    alone = find_facts(text, sentences=find_sentences(text), sections=sections[2:], case=case)
    assert "complaint-withdrawn" in {fact.id for fact in alone}


def test_two_persons_in_one_sentence():
    found = facts_of("Истец извещён надлежащим образом, однако ответчик о заседании не извещён.", section="reasoning")
    assert [f.value for f in found if f.id == "party-not-notified"] == ["absent", "present"]


@pytest.mark.parametrize(
    ("raw", "identifier", "words"),
    [
        (
            "Истец реорганизован, его правопреемником является ТОО «Бета».",
            "party-succession",
            "Истец реорганизован, его правопреемником является",
        ),
        (
            "Жауапкер қайтыс болған, іске оның мирасқоры кірді.",
            "party-succession",
            "Жауапкер қайтыс болған, іске оның мирасқоры",
        ),
    ],
)
def test_what_is_told_twice_in_a_sentence_spans_both(raw, identifier, words):
    assert [raw[f.start : f.end] for f in facts_of(raw) if f.id == identifier] == [words]


REJECTED = [
    ("Отырыс туралы хабарландырылмағаны жөніндегі дәйек расталмады.", "party-not-notified"),
    ("Қорғаушының талқылау сотталушы түсінбейтін тілде өтті деген пікірі дұрыс емес.", "language-breach"),
    ("Отырыс туралы хабарландырылмағаны туралы уәж өз дәлелін таппады.", "party-not-notified"),
]


@pytest.mark.parametrize(("raw", "identifier"), REJECTED)
def test_arguments_set_aside(raw, identifier):
    assert {(f.value, f.asserted_by) for f in facts_of(raw) if f.id == identifier} == {("absent", "court")}


def test_a_weak_sign_needs_its_fact():
    alone = facts_of("Заявитель находился на стационарном лечении.", kind="cassation-complaint")
    late = facts_of(
        "Заявитель находился на стационарном лечении. Прошу восстановить срок на подачу кассационной жалобы.",
        kind="cassation-complaint",
    )
    assert "valid-reason-for-delay" not in {f.id for f in alone}
    assert "valid-reason-for-delay" in {f.id for f in late}

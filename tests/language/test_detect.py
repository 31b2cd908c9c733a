"""The language of documents and stretches: Kazakh, Russian, both, or another one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language import detect, evidence, language_notes, language_of
from pipeline.normalize import normalize

KAZAKH = [
    "Сот алқасы шағымды қанағаттандырусыз қалдырды.",
    "Талапкердің өтінішхаты мерзімінен кеш берілген.",
    "ҚАУЛЫ ЕТТІ:",
    "Қ А У Л Ы   Е Т Т І",
    "Жауапкер сот отырысына келмеді.",
    "Апелляциялық алқаның қаулысы заңды күшіне енді.",
    "Мұндай жағдайда прокурор протест келтіреді.",
    "Істі қайта қарауға жіберу туралы ұсыныс берілді.",
    "Азаматтық процестік кодекстің 434-бабы бойынша шағым берілді.",
    "шағым иесі бас тартты",
    "Тараптардың бітімгершілік келісімі бекітілсін.",
    "Қылмыстық іс бойынша үкім шығарылды.",
    "Аудандық сот талап қоюды толық қанағаттандырды.",
    "Кассациялық сот істі жаңа қарауға жіберді.",
    "осындай талаптар сотта бар",
    "Куәлар сотта жауап берді және олар сотталушыны таныды.",
    "Шегiнен тыс өтiнiшхатты күшi бар iс бойынша қайтару.",
]
RUSSIAN = [
    "Судебная коллегия оставила жалобу без удовлетворения.",
    "Ходатайство истца подано с пропуском срока.",
    "ПОСТАНОВИЛА:",
    "П О С Т А Н О В И Л",
    "Ответчик в судебное заседание не явился.",
    "Постановление апелляционной коллегии вступило в законную силу.",
    "Дело направлено на новое рассмотрение.",
    "Решение суда первой инстанции отменить.",
    "Гражданин Қазыбеков обратился в суд с иском.",
    "В соответствии со статьей 434 кодекса подана жалоба.",
    "жалоба возвращена заявителю",
    "Приговором суда осужденный признан виновным.",
    "Районный суд удовлетворил иск частично.",
    "Мировое соглашение утверждено определением суда.",
    "О взыскании задолженности по договору",
    "Заявитель просит отменить постановление и оставить в силе решение.",
    "ТОО «Әділет» подало иск о взыскании долга.",
]
MIXED = [
    "Судебное заседание назначено на понедельник. Сот отырысы дүйсенбі күніне тағайындалды және тараптарға хабарланды.",
    "ХАБАРЛАМА. Сіз сот отырысына шақырыласыз. ИЗВЕЩЕНИЕ. Вы вызываетесь в судебное заседание в качестве ответчика.",
]
OTHER = [
    "The court of cassation dismissed the appeal and upheld the decision.",
    "The judgment was delivered by the panel of three judges in open court.",
    "Суд коллегияси шикоятни қаноатлантирмасдан қолдирди ва қарор чиқарди.",
    "Фуқаролик ишлари бўйича суд томонидан чиқарилган ҳал қилув қарори қонуний кучга кирди.",
    "Sud qarori qonuniy kuchga kirdi va fuqarolik ishi boʻyicha shikoyat berildi.",
    "Кыргыз Республикасынын Жогорку соту тарабынан чечим кабыл алынган жана ал күчүнө кирген.",
    "Доо арызы боюнча сот токтому менен иш токтотулган, анткени өз убагында берилген эмес.",
    "Татарстан Республикасы Югары суды карары белән эш яңадан карауга җибәрелде һәм үз көченә керде.",
    "Граждан эше буенча суд утырышы булмады, чөнки җавап бирүче килмәгән.",
    "Yargıtay kararı ile dava reddedilmiştir ve temyiz istemi kabul edilmemiştir.",
    "Суд постановив рішення скасувати, а справу направити на новий розгляд до суду першої інстанції України.",
    "Sot alqasy şağymdy qanağattandyrusyz qaldyrdy jäne qauly etti.",
]
NO_EVIDENCE = ["", " ", "15", "ст. 15", "№ 5", "2012", "XX", "А.Б.", "***", "—", "info@example.kz", "449-б."]


@pytest.mark.parametrize("text", KAZAKH)
def test_kazakh(text):
    assert detect(normalize(text)) == "kk"
    assert language_of(normalize(text).folded) == "kk"


@pytest.mark.parametrize("text", RUSSIAN)
def test_russian(text):
    assert detect(normalize(text)) == "ru"
    assert language_of(normalize(text).folded) == "ru"


@pytest.mark.parametrize("text", MIXED)
def test_mixed(text):
    assert detect(normalize(text)) == "mixed"


@pytest.mark.parametrize("text", OTHER)
def test_other(text):
    assert detect(normalize(text)) == "other"


@pytest.mark.parametrize("text", NO_EVIDENCE)
def test_nothing_tells(text):
    folded = normalize(text).folded
    assert evidence(folded, 0, len(folded)) is None
    assert language_of(folded) == "other"


def test_a_heading_in_the_other_language_does_not_make_a_document_mixed():
    body = "Судебная коллегия рассмотрела жалобу и установила нарушение норм процессуального права. " * 8
    assert detect(normalize("ҚАУЛЫ\n" + body)) == "ru"


def test_a_long_document_is_judged_by_all_of_it():
    kazakh = "Сот алқасы істі қарап, шағымды қанағаттандырусыз қалдырды.\n" * 1000
    russian = "Судебная коллегия рассмотрела дело и оставила жалобу без удовлетворения.\n" * 1000
    assert detect(normalize(kazakh + russian)) == "mixed"
    assert detect(normalize(kazakh)) == "kk"


def codes(text):
    return [note.code for note in language_notes(normalize(text))]


NOTES = [
    (
        "kazakh_latin_script",
        "Sot alqasy şağymdy qanağattandyrusyz qaldyrdy jäne qauly etti. Qazaqstan Respublikasynyñ zañy.",
    ),
    (
        "kazakh_latin_script",
        "Qazaqstan Respublikasynyń Joǵarǵy Soty azamattyq isi boıynsha sheshim qabyldady jáne shaǵym turaly.",
    ),
    ("unsupported_language", "The court of cassation dismissed the appeal and upheld the decision of the lower court."),
    (
        "unsupported_language",
        "Oʻzbekiston Respublikasi sudining qarori bilan fuqarolik ishi boʻyicha shikoyat rad etildi.",
    ),
    (
        "unsupported_language",
        "Кыргыз Республикасынын Жогорку соту тарабынан чечим кабыл алынган жана ал күчүнө кирген эмес.",
    ),
    (
        "unsupported_language",
        "Фуқаролик ишлари бўйича суд томонидан чиқарилган қарор билан иш тугатилди ва бу ҳақда хабар берилди.",
    ),
    ("unsupported_language", "Yargıtay kararı ile dava reddedilmiştir ve temyiz istemi hakkında karar verilmiştir."),
    ("interleaved_columns", "\n".join(["Сот отырысы ашық өтті және", "Судебное заседание было открытым и"] * 5)),
    ("homoglyph_text", "Cyдeбнaя кoллeгия paccмoтpeлa дeлo пo жaлoбe иcтцa нa peшeниe cyдa."),
]
NO_NOTES = [
    "",
    "ст. 15",
    "Сот алқасы шағымды қанағаттандырусыз қалдырды.",
    "Судебная коллегия оставила жалобу без удовлетворения.",
    "Шегiнен тыс өтiнiшхатты күшi бар iс бойынша қайтару. Өтiнiшхат iстi қарауға берiлген, мерзiмi бiтпеген едi.",
    "Истец просит взыскать USD 500 по договору Supply Agreement с компанией Alpha Ltd.",
    "ХАБАРЛАМА\nСіз сотқа шақырыласыз.\nИЗВЕЩЕНИЕ\nВы вызываетесь в суд.",
    "Кассация (лат. cassatio) – сот актісін қайта қарау сатысы, ол XVI ғасырда пайда болды.",
    "Суд города Алматы рассмотрел иск ТОО «Қазақстан Темір Жолы» к ТОО «Ұлытау».",
]


@pytest.mark.parametrize(("code", "text"), NOTES)
def test_notes(code, text):
    assert codes(text) == [code]


@pytest.mark.parametrize("text", NO_NOTES)
def test_no_notes(text):
    assert codes(text) == []


@settings(deadline=None)  # the first call loads dictionaries
@given(st.text())
def test_never_fails_on_any_text(raw):
    text = normalize(raw)
    assert detect(text) in ("kk", "ru", "mixed", "other")
    assert all(note.code for note in language_notes(text))

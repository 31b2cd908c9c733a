import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.masking import mask
from pipeline.masking.names import stem_of
from pipeline.masking.numbers import is_bin, is_card, is_iban, is_iin

MASKED = [
    ("Истец Ахметов А.Б. просит", "Истец [NAME_1] просит"),
    ("А.Б. Ахметов и А. Б. Ахметова", "[NAME_1] и [NAME_1]"),
    ("Ахметов А.Б., Ахметову, Ахметовым, АХМЕТОВ А.Б.", "[NAME_1], [NAME_1], [NAME_1], [NAME_1]"),
    ("Ахметов А.Б. и Ахметова С.К.; Ахметова просит", "[NAME_1] и [NAME_2]; [NAME_3] просит"),
    ("Ахметов А.Б.-ның шағымы, Ахметовтің өтініші", "[NAME_1]-ның шағымы, [NAME_1] өтініші"),
    ("судья Ахметов Арман Болатович", "судья [NAME_1]"),
    ("Судья Ахметов Арман Болатович, Ахметова А.Б. отвод", "Судья [NAME_1], [NAME_1] отвод"),
    ("Нұрланова Айгүл Серікқызының талабы", "[NAME_1] талабы"),
    ("талап қоюшы Бекзат Ерланұлы Омаров", "талап қоюшы [NAME_1]"),
    ("граждан Серикова и Омарова А.Е.", "граждан [NAME_1] и [NAME_2]"),
    ("жауапкер Сәрсенбаевтың өкілі", "жауапкер [NAME_1] өкілі"),
    ("өкілі Ким В.И. және Кимнің шағымы", "өкілі [NAME_1] және [NAME_1] шағымы"),
    ("Вишневский О.И., Вишневскому", "[NAME_1], [NAME_1]"),
    ("Ахметов\nА.Б. подал", "[NAME_1] подал"),
    ("Ах\u00adметов А.Б. подал", "[NAME_1] подал"),
    ("Aхмeтoв A.Б. подал, Ахметов", "[NAME_1] подал, [NAME_1]"),
    ("ИИН 850101300124", "ИИН [IIN_1]"),
    ("ЖСН: 123456789012", "ЖСН: [IIN_1]"),
    ("число 850101300124 в тексте", "число [IIN_1] в тексте"),
    ("БИН 990140000000", "БИН [BIN_1]"),
    ("тел. 8 (7172) 55-55-55", "тел. [PHONE_1]"),
    ("+7 701 123 45 67 и 87011234567", "[PHONE_1] и [PHONE_1]"),
    ("байланыс нөмірі 55-12-34", "байланыс нөмірі [PHONE_1]"),
    ("почта a.b-c@mail.example.kz.", "почта [EMAIL_1]."),
    ("карта 4111 1111 1111 1111", "карта [CARD_1]"),
    ("счёт KZ86125KZT5004100100", "счёт [ACCOUNT_1]"),
    ("шот KZ86 125K ZT50 0410 0100 банкте", "шот [ACCOUNT_1] банкте"),
    ("удостоверение личности № 012345678", "удостоверение личности № [DOCUMENT_1]"),
    ("г. Алматы, ул. Абая, д. 15, кв. 7", "г. Алматы, [ADDRESS_1]"),
    ("Алматы қаласы, Абай көшесі, 5-үй, 10-пәтер", "Алматы қаласы, [ADDRESS_1]"),
    ("мкр. Самал-2, дом 5, кв. 8", "[ADDRESS_1]"),
    ("проспект Назарбаева 12/3", "[ADDRESS_1]"),
    ("Ш. Уәлиханов көшесі, 3-үй", "[ADDRESS_1]"),
    ("Истец Ахметов Асхат просит", "Истец [NAME_1] просит"),
    ("Гражданин Ерлан Сериков заявил, Серикову отказано", "Гражданин [NAME_1] заявил, [NAME_1] отказано"),
    ("жауапкер Қасымов Нұржанға, Қасымов Н.С.", "жауапкер [NAME_1], [NAME_1]"),
    ("судья Ахметов Петров А.Б.", "судья [NAME_1] [NAME_2]"),
    ("Мамедов Али Гусейн оглы обратился", "[NAME_1] обратился"),
    ("талап қоюшы Сейітов Болат Нұрлан ұлы", "талап қоюшы [NAME_1]"),
    ("Ахметова Сәуле Ерлан қызының талабы", "[NAME_1] талабы"),
    ("тел: 55-66-77, WhatsApp 7011234567", "тел: [PHONE_1], WhatsApp [PHONE_2]"),
    ("+7.701.123.45.67", "[PHONE_1]"),
    ("ИИН 850101 300 124, ЖСН: 850101-300124", "ИИН [IIN_1], ЖСН: [IIN_1]"),
    ("ИИН 8 5 0 1 0 1 3 0 0 1 2 4", "ИИН [IIN_1]"),
    ("удостоверением личности № 034567890", "удостоверением личности № [DOCUMENT_1]"),
    ("уд. личности № 034567890", "уд. личности № [DOCUMENT_1]"),
    ("г. Алматы, ул Абая 10, кв 5", "г. Алматы, [ADDRESS_1]"),
    ("Ул. Толе би, дом 5", "[ADDRESS_1]"),
    ("пр-кт Абылай хана, 5", "[ADDRESS_1]"),
    ("пр. Н.Назарбаева, 10", "[ADDRESS_1]"),
    ("в 5 микрорайоне, дом 12, кв. 3", "в [ADDRESS_1]"),
    ("мкр-н Самал 2, дом 12", "[ADDRESS_1]"),
    ("дом 15 по улице Гоголя", "[ADDRESS_1]"),
    ("кв. 8 дома 15 по ул. Гоголя", "[ADDRESS_1]"),
    ("Абай к-сі, 12 үй", "[ADDRESS_1]"),
    ("Қабанбай батыр даңғылы 15", "[ADDRESS_1]"),
    ("Гоголь көшесінің 15-үйінде", "[ADDRESS_1]"),
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_the_data_of_persons_gives_way_to_placeholders(text, expected):
    assert mask(text).text == expected


KEPT = [
    "Закон Р.К. о браке и ст. 15 ГПК. В составе суда",
    "дело № 6001-24-00-3гп/123 от 12 марта 2026 года",
    "2 000 000 тенге, 1 234 567 890 тенге",
    "постановление от 06.04.2016 № 480-V",
    "150000000000 (сто пятьдесят миллиардов)",
    "АПК-нің 427-бабы 4-бөлігінің 2) тармақшасы",
    "Қазақстан Республикасы Жоғарғы Сотының қаулысы",
    "Денсаулық сақтау министрлігі, Ал Денсаулық",
    "граждан Республики Казахстан",
    "Верховного Суда Республики Казахстан",
    "по иску ТОО «Болашақ»",
    "4111 1111 1111 1112",
    "в доме и в квартире истца",
    "азаматтық іс, азаматтар",
    "улица в городе",
    "УЛАН-БАТОР 5 мая",
    "представитель Министерства финансов Республики Казахстан",
    "представитель Комитета Финансов",
    "азамат Қазақстан Республикасының аумағында",
    "жауапкер Ұлттық Банкінің шоты",
    "Ахметтің қызы мен ұлы",
    "по 5 микрорайонам и по улице",
    "телефон не отвечал 12 раз",
    "",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_data_of_a_person_stays(text):
    assert mask(text).text == text


NUMBERS = [
    (is_iin, "850101300124", True),
    (is_iin, "850101300125", False),
    (is_iin, "851301300124", False),
    (is_iin, "85010130012", False),
    (is_iin, "8501013001٢4", False),
    (is_bin, "850101300124", False),
    (is_card, "4111111111111111", True),
    (is_card, "0000000000000000", False),
    (is_iban, "KZ86125KZT5004100100", True),
    (is_iban, "KZ86125KZT5004100101", False),
]


@pytest.mark.parametrize(("test", "number", "expected"), NUMBERS)
def test_check_digits(test, number, expected):
    assert test(number) is expected


STEMS = ["Ахметов", "Ахметова", "Ахметову", "Ахметовым", "АХМЕТОВОЙ", "Ахметове"]


@pytest.mark.parametrize("form", STEMS)
def test_forms_of_a_surname_have_one_stem(form):
    assert stem_of(form) == "ахметов"


def test_with_a_secret_a_person_is_the_same_everywhere_and_not_with_another():
    one = mask("Ахметов А.Б. подал", secret=b"one").text
    assert mask("жалоба Ахметова Армана Болатовича", secret=b"one").text.split()[-1] == one.split()[0]
    assert mask("Ахметов А.Б. подал", secret=b"two").text != one
    assert mask("Ахметов А.Б. подал", secret=b"one").text == one


def test_the_key_undoes_the_mask():
    assert mask("Ахметов А.Б. и Ахметову").key() == {"[NAME_1]": ["Ахметов А.Б.", "Ахметову"]}


def test_positions_are_mapped_both_ways():
    masked = mask("Истец Ахметов А.Б. просит отменить")
    start = masked.original.index("просит")
    moved = masked.span(start, start + 6)
    assert masked.text[slice(*moved)] == "просит"
    assert masked.original_span(*moved) == (start, start + 6)
    inside = masked.original.index("метов")
    assert masked.text[slice(*masked.span(inside, inside + 2))] == "[NAME_1]"


def test_a_record_shows_only_the_masked_text():
    masked = mask("Ахметов А.Б. пропустил срок")
    record = {
        "chars": 27,
        "pages": [0, 13],
        "facts": [{"start": 0, "end": 27, "text": masked.original, "evidence": [{"start": 13, "end": 22}]}],
    }
    assert masked.record(record) == {
        "chars": len(masked.text),
        "pages": [0, 9],
        "facts": [{"start": 0, "end": 23, "text": "[NAME_1] пропустил срок", "evidence": [{"start": 9, "end": 18}]}],
    }


def test_words_of_the_text_beside_the_spans_are_masked_too():
    text = "Приказ «Об увольнении Ахметова\nА.Б.» директора Серикова С.С. № 7; Ким В.И. и Акимат; ИИН 850101300124"
    title = "Об увольнении Ахметова А.Б."
    act = {"id": None, "title": title, "issuer": "директора Серикова С.С", "number": "850101300124", "kind": "order"}
    record = mask(text).record({"references": [{"start": 0, "end": 6, "text": "Приказ", "act": act}]})
    assert record["references"][0]["act"] == {
        "id": None,
        "title": "Об увольнении [NAME_1]",
        "issuer": "директора [NAME_2]",
        "number": "[IIN_1]",
        "kind": "order",
    }
    court = {"court": "Акимата суд", "number": "7"}
    assert mask(text).record({"instances": [court]}) == {"instances": [court]}


PIECES = st.sampled_from(
    [
        "Ахметов",
        "А.Б.",
        "А.",
        " ",
        "\n",
        "ИИН",
        "850101300124",
        "ул.",
        "Абая",
        ", ",
        "д. 5",
        "\u00ad",
        "Сот",
        "судья",
        "8 701 123 45 67",
        "@mail.kz",
        "ұлы",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_position_has_its_place_and_placeholders_stand_for_whole_stretches(text):
    masked = mask(text)
    at = 0
    for found in masked.replacements:
        assert at <= found.start < found.end
        at = found.end
        start, end = masked.span(found.start, found.end)
        assert masked.text[start:end] == found.placeholder
        assert masked.original_span(start, end) == (found.start, found.end)
    for position in range(len(text)):
        start, end = masked.span(position, position + 1)
        assert 0 <= start < end <= len(masked.text)


@pytest.mark.parametrize("piece", ["А", "А ", "Аа", "АХМЕТОВ ", "дом 5 по ", "ИИН 1 2 3 "])
def test_a_long_run_of_one_thing_ends(piece):
    assert mask(piece * 5_000).original == piece * 5_000


@given(st.text(max_size=200))
def test_any_text_can_be_masked(text):
    masked = mask(text, secret=b"key")
    assert masked.key().keys() == {found.placeholder for found in masked.replacements}

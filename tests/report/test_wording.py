"""How reports call an act: by its whole name, or by its kind, its title in quotation marks and its number."""

import pytest

from pipeline.report.wording import Wording
from pipeline.values import Act

NAMED = [
    ("kz-gpk-2015", "ru", "Гражданский процессуальный кодекс Республики Казахстан"),
    ("kz-gpk-2015", "kk", "Қазақстан Республикасының Азаматтық процестік кодексі"),
    ("kz-bsk-2011", "ru", "кодекс «О браке (супружестве) и семье» № 518-IV"),
    ("kz-bsk-2011", "en", "Code of the Republic of Kazakhstan on Marriage (Matrimony) and Family"),
    ("int-eaeu-customs", "ru", "Таможенный кодекс Евразийского экономического союза"),
    ("kz-law-153-vii", "kk", "конституциялық заң «Қазақстан Республикасының Конституциялық Соты туралы» № 153-VII"),
    (
        "kz-np-vs-2010-20",
        "ru",
        "нормативное постановление «О некоторых вопросах применения судами норм главы 27 Гражданского процессуального кодекса Республики Казахстан» № 20",
    ),
]


@pytest.mark.parametrize(("act", "language", "name"), NAMED)
def test_an_act_that_only_speaks_of_a_code_is_told_with_its_kind(act, language, name):
    assert Wording(language).act(Act(act, "other")) == name

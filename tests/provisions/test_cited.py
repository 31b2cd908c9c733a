"""What a court names as the norm it rests on is among the provisions; what others cite is not."""

from pathlib import Path

import pytest

from pipeline.stages import analyze

ROOT = Path(__file__).parent.parent.parent

HEAD = {
    "ru": "КАССАЦИОННЫЙ СУД ПО ГРАЖДАНСКИМ ДЕЛАМ\n\n{title}\n\n20 января 2026 года\n\nСудья рассмотрел кассационную жалобу "
    "Иванова И.И. на постановление областного суда от 12 августа 2025 года{said}.\n\nУСТАНОВИЛ:\n\nЖалоба подана по гражданскому "
    "делу.\n\nРуководствуясь {norms}, судья\n\n{operative}",
    "kk": "АЗАМАТТЫҚ ІСТЕР ЖӨНІНДЕГІ КАССАЦИЯЛЫҚ СОТ\n\n{title}\n\n2026 жылғы 20 қаңтар\n\nСудья И.И. Ивановтың облыстық соттың 2025 жылғы "
    "12 тамыздағы қаулысына кассациялық шағымын қарап{said},\n\nАНЫҚТАДЫМ:\n\nШағым азаматтық іс бойынша берілген.\n\n"
    "{norms} басшылыққа алып,\n\n{operative}",
}
RETURN = {
    "ru": {"title": "ОПРЕДЕЛЕНИЕ", "operative": "ОПРЕДЕЛИЛ:\n\nКассационную жалобу Иванова И.И. возвратить."},
    "kk": {"title": "ҰЙҒАРЫМ", "operative": "ҰЙҒАРДЫМ:\n\nИ.И. Ивановтың кассациялық шағымы қайтарылсын."},
}
CITED = [
    ("ru", "подпунктами 3), 8) части первой статьи 442 ГПК", {"kz-gpk-2015:442.1.3", "kz-gpk-2015:442.1.8"}),
    ("kk", "АПК-нің 442-бабы бірінші бөлігінің 3), 8) тармақшаларын", {"kz-gpk-2015:442.1.3", "kz-gpk-2015:442.1.8"}),
    ("ru", "статьями 441 и 442 Гражданского процессуального кодекса", {"kz-gpk-2015:441", "kz-gpk-2015:442"}),
    ("kk", "Азаматтық процестік кодекстің 441 және 442-баптарын", {"kz-gpk-2015:441", "kz-gpk-2015:442"}),
    ("ru", "статьёй 9 Гражданского кодекса", set()),
    ("kk", "Азаматтық кодекстің 9-бабын", set()),
]


def cited(text: str) -> set[str]:
    return {hit.id for hit in analyze(text).provisions if hit.effect == "cited"}


@pytest.mark.parametrize(("language", "norms", "expected"), CITED)
def test_a_court_names_its_norms(language: str, norms: str, expected: set[str]) -> None:
    assert cited(HEAD[language].format(norms=norms, said="", **RETURN[language])) == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", ", в которой он ссылается на статью 438 ГПК"), ("kk", " (онда АПК-нің 438-бабы аталған)")],
)
def test_what_the_applicant_cites_is_not_the_court_s(language: str, said: str) -> None:
    norms = {"ru": "статьёй 442 ГПК", "kk": "АПК-нің 442-бабын"}[language]
    assert cited(HEAD[language].format(norms=norms, said=said, **RETURN[language])) == {"kz-gpk-2015:442"}


@pytest.mark.parametrize("sample", ["complaint-ru-01", "complaint-kk-01"])
def test_a_complaint_cites_for_itself(sample: str) -> None:
    text = (ROOT / "corpora" / "samples" / f"{sample}.txt").read_text(encoding="utf-8")
    assert cited(text) == set()

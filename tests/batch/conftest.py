import json

import pytest

RULING_RU = """ПОСТАНОВЛЕНИЕ
Именем Республики Казахстан
12 марта 2026 года № 6001-26-00-3гп/{n} город Астана
Кассационный суд рассмотрел дело по жалобе Ахметова А.Б.
УСТАНОВИЛ:
Решением районного суда от 15 мая 2025 года иск удовлетворён.
Ответчик не был извещён о времени и месте заседания.
Руководствуясь подпунктом 2) части 2 статьи 451 ГПК, суд
ПОСТАНОВИЛ:
постановление апелляционной инстанции оставить в силе, а жалобу без удовлетворения.
"""
RULING_KK = """ҚАУЛЫ
Қазақстан Республикасының атынан
2026 жылғы 12 наурыз № 6001-26-00-3гп/{n} Астана қаласы
Кассациялық сот Ахметов А.Б.-ның шағымы бойынша істі қарап,
АНЫҚТАДЫ:
Аудандық соттың 2025 жылғы 15 мамырдағы шешімімен талап қою қанағаттандырылған.
АПК-нің 451-бабы 2-бөлігінің 2) тармақшасын басшылыққа алып, сот
ҚАУЛЫ ЕТТІ:
апелляциялық сатының қаулысы күшінде, шағым қанағаттандырусыз қалдырылсын.
"""


@pytest.fixture
def folder(tmp_path):
    """Twelve rulings in both languages, two files that are none, and four rows of which one is bad."""
    root = tmp_path / "in"
    root.mkdir()
    for n in range(12):
        text = (RULING_KK if n % 2 else RULING_RU).format(n=n)
        (root / f"ruling_{n:02d}.txt").write_text(text, encoding="utf-8")
    (root / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (root / "broken.txt").write_bytes(RULING_RU.encode()[:99] + b"\xff" + RULING_RU.encode())
    rows = [json.dumps({"id": f"row {n}", "text": RULING_KK.format(n=n)}) for n in range(3)]
    (root / "rows.jsonl").write_text("\n".join([rows[0], "{", *rows[1:]]), encoding="utf-8")
    return root

"""Names of other scripts in Latin letters, for suggestions only: 김정은 as kim jong un.

Korean follows Revised Romanisation, syllable by syllable, after the composition of Hangul in
Unicode (Unicode Standard, chapter 3.12); Cyrillic, Arabic and Persian letters have one usual Latin
letter each. Chinese characters, which do not tell their sound, are left alone.
"""

from __future__ import annotations

import re
import unicodedata

LEADS = "g kk n d tt r m b pp s ss _ j jj ch k t p h"
VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
TAILS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
"""Letters of a Korean syllable in the order of Unicode; `_` is silent."""
FIRST, LAST = 0xAC00, 0xD7A3
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
HEARD_CYRILLIC = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sh _ y _ e yu ya i i e g"
ARABIC = "اآأإبپتثجچحخدذرزژسشصضطظعغفقکكگلمنهةوؤیيىئء"
HEARD_ARABIC = (
    "a a a a b p t s j ch h kh d z r z zh s sh s z t z _ gh f q k k g l m n h a v v i i i i _"
)
CALLED = """
Iran|ایران,إيران,이란,伊朗,イラン,Иран
North Korea|북한,조선,朝鲜,北朝鮮
South Korea|한국,대한민국,韩国,韓国
United States|미국,美国,米国,США,آمریکا,أمريكا,الولايات المتحدة
China|중국,中国,چین,Китай,الصين
Japan|일본,日本,ژاپن
Russia|러시아,Россия,俄罗斯,ロシア,روسیه,روسيا
Israel|이스라엘,اسرائیل,إسرائيل,以色列,Израиль,イスラエル
Ukraine|우크라이나,Украина,Україна,乌克兰,اوکراین
Syria|시리아,سوریه,سوريا,叙利亚,Сирия
Iraq|عراق,العراق,이라크,伊拉克,Ирак
Germany|Германия,德国,독일,آلمان
France|Франция,法国,프랑스,فرانسه
United Kingdom|英国,영국,انگلیس,Великобритания,بريطانيا,بریتانیا
"""
"""What neighbours in the news call a state whose name no romanisation would find."""
STATES = {
    name: state
    for state, names in (line.split("|") for line in CALLED.split("\n") if line)
    for name in names.split(",")
}


def is_foreign(name: str) -> bool:
    """Whether a name has a letter that is not Latin."""
    return any(sign.isalpha() and "LATIN" not in unicodedata.name(sign, "LATIN") for sign in name)


def in_latin(name: str) -> str:
    """The name in Latin letters and lower case; empty where a letter tells no sound."""
    plain = unicodedata.normalize("NFC", name.replace("\u200c", "")).casefold()
    heard = [_heard(sign) for sign in plain if not unicodedata.combining(sign)]
    return "" if None in heard else " ".join("".join(map(str, heard)).split())


def _heard(sign: str) -> str | None:
    number = ord(sign)
    if FIRST <= number <= LAST:
        lead, rest = divmod(number - FIRST, VOWELS.count(" ") * 28 + 28)
        vowel, tail = divmod(rest, 28)
        parts = (_nth(LEADS, lead), _nth(VOWELS, vowel), _nth(TAILS, tail))
        return "".join(parts)
    for letters, heard in ((CYRILLIC, HEARD_CYRILLIC), (ARABIC, HEARD_ARABIC)):
        if sign in letters:
            return _nth(heard, letters.index(sign))
    return None if sign.isalpha() and is_foreign(sign) else sign


def _nth(letters: str, number: int) -> str:
    return letters.split()[number].replace("_", "")


def skeleton(name: str) -> str:
    """The consonants by which two romanisations of a name are equal: xmn for Khamenei.

    Arabic scripts leave vowels out and write h and v for some; Korean has one letter for g and k,
    d and t, b and p.
    """
    letters = re.sub(r"[^a-z]", "", name.casefold())
    for old, new in PLAIN:
        letters = letters.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhvw]", "", letters))


PLAIN = (
    ("kh", "x"), ("gh", "k"), ("ch", "j"), ("zh", "j"), ("sh", "s"), ("ph", "f"), ("q", "k"),
    ("g", "k"), ("c", "k"), ("d", "t"), ("b", "p"),
)  # fmt: skip

"""Tables over characters: how each is folded, one to one, and whether it separates words, belongs to one or is one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SEPARATOR, LETTER, ALONE, DIGIT, MARK = 0, 1, 2, 3, 4
"""What a character is: between words, in a word, a word by itself (scripts without blanks), a digit, or ignored."""

SIZE = 0x20000
"""Characters in the tables; what lies above them are ideographs."""
_BLOCK = 0x100
_RARE, _RARE_SIZE = 0x17000, 0x1800
"""Where the ideographs above `SIZE` fall: two that are different stay so as a rule."""
_ALONE = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F),
)  # fmt: skip
"""Thai and Lao, Myanmar, Khmer, Japanese and Chinese: their words are written without blanks between them."""


@lru_cache(maxsize=1)
def folds() -> NDArray[np.uint32]:
    """The folded form of each character: without case, accent and width; itself where that is not one character."""
    folded = np.arange(SIZE, dtype=np.uint32)
    for first in range(0, SIZE, _BLOCK):
        codes = range(first, first + _BLOCK)
        if 0xAC00 <= first < 0xE000 or _plain("".join(map(chr, codes))):
            continue
        for code in codes:
            folded[code] = ord(chr(code).lower()) if code < 128 else _folded(code)
    return folded


def _plain(text: str) -> bool:
    """Whether each character is its own folded form, which those of most scripts are."""
    forms = unicodedata.normalize("NFKC", text), unicodedata.normalize("NFD", text), text.casefold(), text.lower()
    return set(forms) == {text}


def _folded(code: int) -> int:
    text = unicodedata.normalize("NFKC", chr(code))
    if len(text) != 1:
        return code
    text = text.casefold() if len(text.casefold()) == 1 else text.lower()[:1]
    bare = [one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)]
    # An accent of Latin, Greek or Cyrillic falls; the voicing marks of kana make other syllables and stay.
    if len(bare) == 1 and ord(bare[0]) < 0x0530:
        text = bare[0]
    return ord(_BARE.get(text, text))


_BARE = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ð": "d", "ŧ": "t", "\u2018": "'", "\u2019": "'"}


@lru_cache(maxsize=1)
def classes() -> NDArray[np.uint8]:
    """What each character is, one of SEPARATOR, LETTER, ALONE, DIGIT and MARK."""
    result = np.zeros(SIZE, dtype=np.uint8)
    for code in range(SIZE):
        kind = unicodedata.category(chr(code))
        if kind[0] == "L":
            result[code] = LETTER
        elif kind in ("Nd", "No", "Nl"):
            result[code] = DIGIT
        elif kind in ("Mn", "Mc", "Me"):
            # In the scripts of India vowels are marks: they are part of the word.
            result[code] = LETTER if 0x0900 <= code < 0x0E00 else MARK
        elif code in (0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF):
            result[code] = MARK
    for first, last in _ALONE:
        for code in range(first, last + 1):
            if result[code] in (LETTER, MARK):
                result[code] = ALONE
    result[0x3005], result[0x30FC], result[_RARE : _RARE + _RARE_SIZE] = ALONE, ALONE, ALONE
    return result


@lru_cache(maxsize=1)
def capitals() -> NDArray[np.bool_]:
    """Whether each character is a capital letter, or one of a script that has none."""
    result = np.zeros(SIZE, dtype=np.bool_)
    for code in np.flatnonzero(np.isin(classes(), (LETTER, ALONE))).tolist():
        text = chr(code)
        result[code] = text.isupper() or text.istitle() or text.lower() == text.upper()
    return result


def code_points(text: str) -> NDArray[np.uint8] | NDArray[np.uint32]:
    """The code points of a text: bytes where none is above 255, else 32-bit integers below `SIZE`."""
    try:
        return np.frombuffer(text.encode("latin-1"), dtype=np.uint8)
    except UnicodeEncodeError:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)
    high = codes >= SIZE
    if high.any():
        above = codes[high]
        codes[high] = np.where(above < 0x40000, _RARE + above % np.uint32(_RARE_SIZE), 0x00AD)
    return codes

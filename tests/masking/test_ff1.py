"""FF1 of NIST SP 800-38G: its nine sample vectors, its inverse, its limits."""

import sys
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeding.masking.ff1 import FF1, permutation
from seeding.spec import SeedingError

KEY = bytes.fromhex("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94")
ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
TWEAK_10, TWEAK_36 = "39383736353433323130", "3737373770717273373737"
LONG = "0123456789abcdefghi"

# https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values, "FF1 samples", 1 to 9.
SAMPLES = [
    (16, 10, "", "0123456789", "2433477484"),
    (16, 10, TWEAK_10, "0123456789", "6124200773"),
    (16, 36, TWEAK_36, LONG, "a9tv40mll9kdu509eum"),
    (24, 10, "", "0123456789", "2830668132"),
    (24, 10, TWEAK_10, "0123456789", "2496655549"),
    (24, 36, TWEAK_36, LONG, "xbj3kv35jrawxv32ysr"),
    (32, 10, "", "0123456789", "6657667009"),
    (32, 10, TWEAK_10, "0123456789", "1001623463"),
    (32, 36, TWEAK_36, LONG, "xs8a0azh2avyalyzuwd"),
]


def numerals(*texts):
    return np.array([[ALPHABET.index(one) for one in text] for text in texts], dtype=np.int64)


def spelled(digits):
    return ["".join(ALPHABET[one] for one in row) for row in digits.tolist()]


@pytest.mark.parametrize(("size", "radix", "tweak", "plain", "cipher"), SAMPLES)
def test_the_sample_vectors_of_nist(size, radix, tweak, plain, cipher):
    ff1 = FF1(KEY[:size], radix)

    assert spelled(ff1.encrypt(numerals(plain, plain), bytes.fromhex(tweak))) == [cipher, cipher]
    assert spelled(ff1.decrypt(numerals(cipher), bytes.fromhex(tweak))) == [plain]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([2, 3, 10, 26, 36, 62, 256, 1 << 16]),
    st.integers(0, 60),
    st.binary(max_size=40),
    st.integers(0, 2**32),
)
def test_decrypting_undoes_encrypting_at_any_radix_and_length(radix, more, tweak, seed):
    ff1 = FF1(KEY, radix)
    digits = np.random.default_rng(seed).integers(0, radix, (5, ff1.least_length + more))

    assert (ff1.decrypt(ff1.encrypt(digits, tweak), tweak) == digits).all()


def test_words_and_long_integers_reckon_alike(monkeypatch):
    from seeding.masking import ff1

    for radix, length in ((10, 16), (10, 35), (36, 22), (2, 118), (1 << 16, 7)):
        digits = np.random.default_rng(1).integers(0, radix, (20, length))
        monkeypatch.setattr(ff1, "_WORD_LIMIT", 60)
        words = FF1(KEY, radix).encrypt(digits)
        monkeypatch.setattr(ff1, "_WORD_LIMIT", 0)
        assert (FF1(KEY, radix).encrypt(digits) == words).all()


def test_it_is_a_bijection():
    digits = np.array([[int(one) for one in f"{number:06d}"] for number in range(1_000_000)][::7])

    assert len(np.unique(FF1(KEY, 10).encrypt(digits), axis=0)) == len(digits)


@pytest.mark.parametrize(("radix", "length"), [(10, 6), (2, 20), (36, 4), (1000, 2), (62, 4)])
def test_domains_under_a_million_are_refused(radix, length):
    assert FF1(KEY, radix).least_length == length
    with pytest.raises(ValueError, match="can be searched"):
        FF1(KEY, radix).encrypt(np.zeros((1, length - 1), dtype=np.int64))


def test_limits_of_radix_key_and_length():
    with pytest.raises(ValueError, match="radix from 2 to 65536"):
        FF1(KEY, 65_537)
    with pytest.raises(ValueError, match="16, 24 or 32 bytes"):
        FF1(KEY[:15], 10)
    with pytest.raises(ValueError, match="at most"):
        FF1(KEY, 10).encrypt(np.zeros((1, 5000), dtype=np.int64))


@pytest.mark.parametrize("size", [2, 3, 10, 100, 99_999])
def test_small_spaces_are_permuted_and_nothing_stays(size):
    table = permutation(size, KEY)

    assert sorted(table.tolist()) == list(range(size))
    assert (table != np.arange(size)).all()
    assert (permutation(size, KEY[::-1]) != table).any() or size < 4


def test_what_masking_needs_is_named_where_it_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers", None)
    monkeypatch.delitem(sys.modules, "seeding.masking.ff1")
    with pytest.raises(SeedingError, match=r"pip install 'django-seeding\[masking\]'"):
        import_module("seeding.masking.ff1")

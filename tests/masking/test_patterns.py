"""What is found by pattern and checksum, and what only looks like it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeding.masking import checksums
from seeding.masking.freetext.mentions import Finder
from seeding.masking.freetext.patterns import find_patterns


def found(text):
    return {(text[one.start : one.end], one.kind) for one in Finder(None).find([text])}


@pytest.mark.parametrize(
    ("text", "matched", "kind"),
    [
        ("mail a.b+c@ex.co.uk, please", "a.b+c@ex.co.uk", "email"),
        ("mail to:müller@straße.de.", "müller@straße.de", "email"),
        ("?m=john%40example.com&x", "john%40example.com", "email"),
        ("{'mail': 'joe@example.com'}", "joe@example.com", "email"),
        ("see...joe@x.de and --ann@x.de", "ann@x.de", "email"),
        ("...joe@example.com", "joe@example.com", "email"),
        ("?q=%22joe@example.com%22", "joe@example.com", "email"),
        ("joe.o'brien@example.com", "joe.o'brien@example.com", "email"),
        ("joe [at] example [dot] com", "joe [at] example [dot] com", "email"),
        ("sent to ann.lee\n@example.com yesterday", "ann.lee\n@example.com", "email"),
        ("sent to ann@\r\n  example.com, too", "ann@\r\n  example.com", "email"),
        ("> to ann.lee=\n> @example.com", "ann.lee=\n> @example.com", "email"),
        ("to bounce+ann.lee=example.com@lists.org;", "bounce+ann.lee=example.com@lists.org", "email"),
        ("SRS0=ab=XY=example.com=ann.lee@relay.net", "SRS0=ab=XY=example.com=ann.lee@relay.net", "email"),
        ("email=ann.lee@example.com", "ann.lee@example.com", "email"),
        ("write john at example dot com, please", "john at example dot com", "email"),
        ("john dot smith at mail dot example dot co", "john dot smith at mail dot example dot co", "email"),
        ("Authorization: Bearer 3f9c0d77ab12e4c5f6", "3f9c0d77ab12e4c5f6", "secret"),
        (
            "it was eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln",
            "secret",
        ),
        ("key=sk_live_4eC39HqLyjWDarjtT1", "sk_live_4eC39HqLyjWDarjtT1", "secret"),
        ("call +49 (0)151 2345678!", "+49 (0)151 2345678", "phone"),
        ("call (212) 555-0187.", "(212) 555-0187", "phone"),
        ("or 212-555-0187", "212-555-0187", "phone"),
        ("Tel. 0151 2345678", "0151 2345678", "phone"),
        ("01 23 45 67 89", "01 23 45 67 89", "phone"),
        ("phone: 5550187123", "5550187123", "phone"),
        ("card 4111 1111 1111 1111,", "4111 1111 1111 1111", "card"),
        ("card 378282246310005.", "378282246310005", "card"),
        ("IBAN DE89 3704 0044 0532 0130 00 AND", "DE89 3704 0044 0532 0130 00", "iban"),
        ("GB29NWBK60161331926819.", "GB29NWBK60161331926819", "iban"),
        ("from 203.0.113.7:", "203.0.113.7", "ip"),
        ("from 2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334", "ip"),
        ("https://github.com/torvalds", "torvalds", "url_user"),
        ("https://shop.example/users/mary.j?x=1", "mary.j", "url_user"),
        ("https://x.example/?user=mary&y=2", "mary", "url_user"),
        ("https://medium.com/@mary.", "mary", "url_user"),
        ("SSN 123-45-6789", "123-45-6789", "national_id"),
        ("NINO AB 12 34 56 C", "AB 12 34 56 C", "national_id"),
        ("DNI 12345678Z", "12345678Z", "national_id"),
        ("CPF 529.982.247-25", "529.982.247-25", "national_id"),
        ("PESEL 44051401359", "44051401359", "national_id"),
        ("BSN: 111222333", "111222333", "national_id"),
        ("11010519491231002X", "11010519491231002X", "national_id"),
        ("RSSMRA85T10A562S", "RSSMRA85T10A562S", "national_id"),
        ("2 69 05 49 588 157 80", "2 69 05 49 588 157 80", "national_id"),
        ("811228-9874", "811228-9874", "national_id"),
        ("tax id 86095742719", "86095742719", "national_id"),
        ("2345 6789 0124", "2345 6789 0124", "national_id"),
        ("DOB 03/12/1985,", "03/12/1985", "birth"),
        ("D.O.B.: 1985-03-12", "1985-03-12", "birth"),
        ("she was born on 12 March 1985", "12 March 1985", "birth"),
        ("born March 3rd, 1985.", "March 3rd, 1985", "birth"),
        ("geb. am 12.03.85,", "12.03.85", "birth"),
        ("geboren: 3. März 1985", "3. März 1985", "birth"),
        ("née le 12/03/1985", "12/03/1985", "birth"),
        ("nacida el 12 de marzo de 1985", "12 de marzo de 1985", "birth"),
        ("Date of birth is 12-03-1985", "12-03-1985", "birth"),
        ('{"birth_date": "1985-03-12"}', "1985-03-12", "birth"),
        ("IBANDE89370400440532013000", "DE89370400440532013000", "iban"),
    ],
)
def test_what_is_found(text, matched, kind):
    assert (matched, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    ["order 212-555-0187", "Order no. 4111111111111111", "2024-01-02 10:30:00", "01.02.2024, 12:30", "$1,234,567.89 or 1.234.567,89 €",
     "1234567890", "icon@2x.png", "version 1.2.3.4", "v10.2.33.1", "127.0.0.1", "12:30:45", "aa:bb:cc:dd:ee:ff", "4111 1111 1111 1112",
     "DE89 3704 0044 0532 0130 01", "https://x.com/search?q=1", "https://shop.example/products/lamp-12?page=2", "000-45-6789",
     "12345678A", "ISBN 978-0-306-40615-7", "tracking 1Z999AA10123456784", "5 x 10 x 200000 mm", "::", "a@b", "C# 10 and F#", "999.999.999.999",
     "2024/2025 season: 10-12 points, 120000 views", "3.14159265358979", "EAN 4006381333931", "0.12345678", "1e10000000",
     "Thanks.\n@example.com is ours", "see you\n@cafe.berlin", "a@\n\nb.com",
     "born 1985 in Rome", "reborn 01.02.2024", "seen on 03/12/1985", "he was born in May",
     "have a look at example dot com", "the bearer of bad news", "basic understanding1 of it", "gh_pages", "we met at noon dot"],
)  # fmt: skip
def test_what_is_not_found(text):
    assert found(text) == set()


@given(st.text(alphabet=st.sampled_from("abc XYZ.,;:!?'\"()<>*-\n\tßäé中😀"), max_size=200))
def test_text_without_digits_and_signs_is_never_touched(text):
    assert list(find_patterns([text])) == []


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    for mention in Finder(None).find([text, ""]):
        assert 0 <= mention.start < mention.end <= len(text)


def test_checksums_refuse_a_changed_digit():
    drawn = random.Random(7)
    samples = {
        checksums.iban: "DE89370400440532013000", checksums.luhn: "4111111111111111", checksums.de_tax_id: "86095742719",
        checksums.fr_nir: "269054958815780", checksums.it_codice_fiscale: "RSSMRA85T10A562S", checksums.es_nif: "12345678Z",
        checksums.br_cpf: "52998224725", checksums.nl_bsn: "111222333", checksums.in_aadhaar: "234567890124",
        checksums.cn_resident_id: "11010519491231002X", checksums.pl_pesel: "44051401359",
    }  # fmt: skip
    for valid, text in samples.items():
        assert valid(text), valid
        for _ in range(20):
            place = drawn.choice([at for at, one in enumerate(text) if one.isdigit()])
            other = drawn.choice([one for one in "0123456789" if one != text[place]])
            assert not valid(text[:place] + other + text[place + 1 :]), (valid, text, place, other)

"""Words of host names, and telephone numbers that are kept free for fiction."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


HOST_FIRST = _words("""
amber ample apple april arctic ash aspen autumn azure bamboo basil bay beacon berry birch blue bold brass breezy bright brisk
bronze brook calm canvas canyon cedar chalk cherry clay clear clever cliff cloud clover coastal cobalt copper coral cosmic cotton
crescent crisp crystal curious daily dapper dawn deep delta desert dew diamond distant dove drift dusk eager early east echo elm
ember emerald evening ever fair falcon fern festive fine firm first flint floral fluent forest fox fresh frost gentle ginger
glacier gold golden grand granite green grove happy harbor hazel heather hidden high hollow honest honey humble indigo inland
iris iron island ivory ivy jade jasper jolly juniper keen kind lake lantern lark laurel lavender leafy lemon light lilac lime
linen little lively local lone loyal lucky lunar maple marble marigold marsh meadow mellow merry mild mint misty modern moon
mossy navy neat nimble noble north nova oak ocean olive onyx opal open orchid otter pacific pale pearl pepper pine plain plum
polar poplar prairie prime proud pure quartz quick quiet rapid raven red reed ridge river robin rose rosy ruby rustic saffron
sage sandy sapphire scarlet serene shady sharp shore silent silk silver simple sky slate smart snow solar solid south spring
spruce stable star steady stone stout sturdy summer sunny sunset swift tall teal tidal timber topaz trusty tulip twin umber
upper urban valley velvet vivid warm west whistle white wild willow windy winter wise wooden young zephyr
""")

HOST_SECOND = _words("""
acre alley anchor arbor arch array atlas avenue axis bakery bank barn basin bay beach bend board books bower branch bridge
brook builders cabin cafe camp canal cape cart castle cellar chart circle cliff clinic coast consulting corner cottage court
cove craft creek crest crossing dairy dale data deck den design dock dome door draft dune edge engine falls farm fern ferry
field films finch flats foods ford forge foundry fountain frame freight gallery garage garden gate gear glade glen goods
grange greens grid group grove guild hall harbor harvest haven health hearth heights hill hollow home house hub hut inlet inn
island isle junction kitchen lab labs lagoon land landing lane lantern law ledge legal library lighthouse line link living
lodge loft logic loop manor market marina mason meadow media mesa mews mill mills moor motors mountain museum nest network
nook notes nursery oaks office orchard outlook outpost paper parade park partners pass path patio peak pier pilot pines place
plain planet plaza point pond port post press print pub quarry quay ranch range reef research ridge ring rise river road rock
roof room roots route row sail salon sands school services shed shelf shoals shop shore signal slope smith software solar
spark sport spring square stable stack stage station stone store stream street studio studios summit supply surf systems
table tavern tech terrace theater tools tower town trade trail travel tree tribe union valley vault view villa village
vineyard vista wagon walk ware water wave way wharf wheel wind wing wood woods works yard
""")

AREA_LINES: dict[str, dict[str, str]] = {
    "GB": {
        "20": "20 7946 0", "113": "113 496 0", "114": "114 496 0", "115": "115 496 0", "116": "116 496 0", "117": "117 496 0",
        "118": "118 496 0", "121": "121 496 0", "131": "131 496 0", "141": "141 496 0", "151": "151 496 0", "161": "161 496 0",
        "191": "191 498 0", "28": "28 9649 6", "29": "29 2018 0", "1632": "1632 960",
    },
    "DE": {"30": "30 23125", "69": "69 90009", "40": "40 66969", "221": "221 4710", "89": "89 99998"},
    "FR": {"1": "1 99 00 ", "2": "2 61 91 ", "3": "3 53 01 ", "4": "4 65 71 ", "5": "5 36 49 "},
    "AU": {"2": "2 5550 ", "3": "3 5550 ", "7": "7 5550 ", "8": "8 5550 "},
    "SE": {"8": "8 465 004 ", "31": "31 390 06 ", "40": "40 628 04 ", "980": "980 319 2"},
    "IE": {"": "20 911 "},
}  # fmt: skip
"""By country and area code: the fixed digits of the lines for fiction, without trunk zero.

GB: Ofcom, "Telephone numbers for use in TV and radio drama programmes". DE: Bundesnetzagentur, "Rufnummern für Medien".
FR: Arcep, plan de numérotation, "numéros pour les œuvres audiovisuelles". AU: ACMA, "Phone numbers for use in TV shows,
films and creative works". SE: PTS, "Telefonnummer för användning i böcker och filmer". IE: ComReg, "020 91X XXXX".
US and CA: 555-0100 to 555-0199 of every area code (NANPA).
"""

LINE_DIGITS = {"US": 2, "CA": 2, "GB": 3, "DE": 3, "FR": 4, "AU": 4, "SE": 2, "IE": 4}
"""How many digits follow."""

MOBILE_LINES: dict[str, tuple[tuple[str, ...], int]] = {
    "GB": (("7700 900",), 3),
    "DE": (("171 39200", "176 040690"), 2),
    "FR": (("6 39 98 ",), 4),
    "SE": (tuple(f"70 174 06 {tens}" for tens in range(1, 10)), 1),
    "AU": (
        ("491 570 006", "491 570 156", "491 570 157", "491 570 158", "491 570 159", "491 570 110", "491 570 313", "491 570 737",
         "491 571 266", "491 571 491", "491 571 804", "491 572 549", "491 572 665", "491 572 983", "491 573 770", "491 573 087",
         "491 574 118", "491 574 632", "491 575 254", "491 575 789", "491 576 398", "491 576 801", "491 577 426", "491 577 644",
         "491 578 957", "491 578 148", "491 578 888", "491 579 212", "491 579 760", "491 579 455"), 0,
    ),
}  # fmt: skip
"""Mobile numbers of the same sources: fixed digits, and how many follow."""

"""What invented companies are called and what they do, by language; people's names come from the locale."""

# ruff: noqa: SIM905 - long lists of words are easier to read and to extend as text.

SURNAMES = tuple(
    "Harlow Finch Whitlock Pembroke Thorne Calloway Ashdown Marlow Kessler Brandt Rowan Hollis Everly Langford Merrick Sutcliffe "
    "Draper Winslow Tilney Farrow Blackwood Denholm Prescott Garland Hathaway Lockhart Ellery Sinclair Wexford Radcliffe Trent "
    "Holloway Bexley Corwin Aldous Fenwick Granger Hadley Ingram Jarvis Kendrick Linden Mercer Norwood Ogden Pryce Quill Ramsey "
    "Selwyn Tolliver Underhill Vance Wakefield Yardley Abbott Barlow Crane Dunmore Eastman Fairchild Goodwin Hale Ives Jessop "
    "Kirkwood Lyle Maddox Nash Orton Penrose Rusk Sheldon Thackery Upton Verity Wainwright Arden Briar Colby Dalton Emery Forsyth".split()
)
PLACES = tuple(
    "Northgate Westbrook Oakmont Riverside Stonebridge Lakeview Redwood Silverline Eastwick Highfield Clearwater Brookside Summit "
    "Evergreen Harborview Ironwood Copperfield Bluestone Meadowlark Crestline Greenway Kingsbridge Fairhaven Pinecrest Goldcrest "
    "Starling Kestrel Beacon Compass Anchor Lantern Keystone Cornerstone Meridian Horizon Juniper Willow Aspen Cobalt Granite".split()
)
COINED = tuple(
    "Lumora Veltrix Nordane Calvio Terasol Quantis Ordeva Solvane Mirexa Pravio Avendra Kolvex Tandira Belmero Corvanta Delvio "
    "Emberon Fintara Galvera Helioma Invara Joltera Kavira Lindora Movexa Novandi Optera Polvera Rovanta Savendi Torvexa Ultiva "
    "Vandera Wendora Xavera Zentara".split()
)

BUSINESS = {
    "en": ("Logistics", "Foods", "Consulting", "Systems", "Engineering", "Software", "Textiles", "Furniture", "Printing", "Trading",
           "Packaging", "Analytics", "Energy", "Supplies", "Design", "Interiors", "Instruments", "Motors", "Partners", "Outdoor",
           "Media", "Security", "Construction", "Electronics", "Gardens", "Health", "Studios", "Tools", "Travel", "Works"),
    "de": ("Logistik", "Maschinenbau", "Elektrotechnik", "Druck", "Bau", "Möbel", "Software", "Handel", "Werkzeuge", "Metallbau", "Textil",
           "Verpackungen", "Beratung", "Energietechnik", "Feinkost", "Medizintechnik", "Gartenbau", "Transporte", "Systeme", "Verlag"),
    "fr": ("Logistique", "Conseil", "Transports", "Énergie", "Bâtiment", "Textiles", "Imprimerie", "Distribution", "Services", "Ingénierie",
           "Informatique", "Mobilier", "Électronique", "Emballages", "Jardins"),
    "es": ("Logística", "Consultores", "Transportes", "Energía", "Construcciones", "Textiles", "Gráficas", "Distribución", "Servicios",
           "Ingeniería", "Informática", "Muebles", "Alimentación", "Envases"),
    "it": ("Logistica", "Consulenza", "Trasporti", "Energia", "Costruzioni", "Tessuti", "Grafica", "Distribuzione", "Servizi", "Impianti",
           "Informatica", "Arredi", "Alimentari", "Imballaggi"),
    "nl": ("Logistiek", "Advies", "Transport", "Energie", "Bouw", "Textiel", "Drukwerk", "Handel", "Techniek", "Software", "Meubelen",
           "Verpakkingen", "Installaties"),
    "pt": ("Logística", "Consultoria", "Transportes", "Energia", "Construções", "Têxteis", "Gráfica", "Comércio", "Serviços", "Engenharia",
           "Informática", "Móveis", "Alimentos", "Embalagens"),
}  # fmt: skip
OWNED = {
    "en": (" & Sons", " Brothers", " & Co", " Group", " Family Foods"),
    "de": (" & Söhne", " & Partner", " & Co.", " Gruppe", " Gebrüder"),
    "fr": (" & Fils", " & Associés", " Frères", " & Cie"),
    "es": (" e Hijos", " y Asociados", " Hermanos"),
    "it": (" & Figli", " e Associati", " Fratelli"),
    "nl": (" & Zonen", " & Partners", " Groep"),
    "pt": (" & Filhos", " e Associados", " Irmãos"),
}
AND = {"es": " y ", "it": " e ", "pt": " e ", "fr": " & ", "de": " & ", "nl": " & ", "en": " & "}

FORMS = {
    "en_US": {"Inc.": 35, "LLC": 35, "Corp.": 10, "": 20}, "en_CA": {"Inc.": 45, "Ltd.": 35, "": 20},
    "en_GB": {"Ltd": 65, "plc": 5, "LLP": 8, "": 22}, "en_AU": {"Pty Ltd": 75, "": 25}, "en_IE": {"Ltd": 75, "": 25}, "en_IN": {"Pvt Ltd": 75, "": 25},
    "de_DE": {"GmbH": 55, "AG": 8, "KG": 12, "GmbH & Co. KG": 15, "OHG": 5, "e.K.": 5}, "de_AT": {"GmbH": 75, "AG": 10, "KG": 15},
    "de_CH": {"GmbH": 45, "AG": 55}, "fr_FR": {"SARL": 40, "SAS": 45, "SA": 15}, "fr_CH": {"Sàrl": 50, "SA": 50},
    "es_ES": {"S.L.": 75, "S.A.": 25}, "es_MX": {"S.A. de C.V.": 100}, "it_IT": {"S.r.l.": 75, "S.p.A.": 25}, "nl_NL": {"B.V.": 85, "N.V.": 5, "V.O.F.": 10},
    "nl_BE": {"BV": 80, "NV": 20}, "pt_BR": {"Ltda.": 80, "S.A.": 20}, "pt_PT": {"Lda.": 80, "S.A.": 20}, "pl_PL": {"Sp. z o.o.": 80, "S.A.": 20},
    "sv_SE": {"AB": 100}, "da_DK": {"ApS": 65, "A/S": 35}, "no_NO": {"AS": 100}, "fi_FI": {"Oy": 100}, "cs_CZ": {"s.r.o.": 85, "a.s.": 15},
    "hu_HU": {"Kft.": 85, "Zrt.": 15}, "tr_TR": {"A.Ş.": 50, "Ltd. Şti.": 50}, "ro_RO": {"SRL": 85, "SA": 15}, "ja_JP": {"": 100},
}  # fmt: skip
"""Legal forms by locale with their shares; a locale without any has Ltd."""

JA_NAMES = {
    "佐藤": "sato", "鈴木": "suzuki", "高橋": "takahashi", "田中": "tanaka", "伊藤": "ito", "渡辺": "watanabe", "山本": "yamamoto",
    "中村": "nakamura", "小林": "kobayashi", "加藤": "kato", "吉田": "yoshida", "山田": "yamada", "松本": "matsumoto", "井上": "inoue",
    "木村": "kimura", "清水": "shimizu", "山口": "yamaguchi", "森": "mori", "橋本": "hashimoto", "石川": "ishikawa", "前田": "maeda",
    "藤田": "fujita", "岡田": "okada", "長谷川": "hasegawa", "村上": "murakami", "近藤": "kondo", "青木": "aoki", "坂本": "sakamoto",
    "遠藤": "endo", "西村": "nishimura", "福田": "fukuda", "三浦": "miura", "藤原": "fujiwara", "岡本": "okamoto", "松田": "matsuda",
    "北星": "hokusei", "東光": "toko", "大和": "yamato", "富士見": "fujimi", "朝日丘": "asahigaoka", "若葉": "wakaba", "青葉": "aoba",
    "日向": "hinata", "緑川": "midorikawa", "白鳥": "shiratori", "瑞穂": "mizuho", "丸山": "maruyama", "平和": "heiwa", "千代": "chiyo",
}  # fmt: skip
JA_BUSINESS = {
    "製作所": "seisakusho", "商事": "shoji", "工業": "kogyo", "電機": "denki", "物流": "butsuryu", "食品": "shokuhin", "建設": "kensetsu",
    "印刷": "insatsu", "産業": "sangyo", "システム": "system", "精機": "seiki", "化学": "kagaku", "運輸": "unyu", "設計": "sekkei",
    "電子": "denshi", "木工": "mokko", "出版": "shuppan", "農園": "noen", "サービス": "service", "ソフト": "soft",
}  # fmt: skip

TOWN_STARTS = tuple(
    "Ash Bar Birch Brad Cal Carl Chal Clay Cran Dal Dor Dun Eld Elm Fal Farn Gar Glen Had Ham Hart Hazel Hes Hol Hur Kel Kirk Lang "
    "Lin Mal Mel Mid Nor Pen Pres Quin Ran Ros Ruth Sel Shel Stan Sut Tan Thorn Til Tor Wal War Wes Whit Win Wood Yar".split()
)
TOWN_ENDS = tuple(
    "bourne bury by combe cote cott croft dale den don fell ford ham hampton holme hurst land leigh ley low mere moor more ness over "
    "port shaw stead stoke stow thorpe ton wade well wick wold worth".split()
)
TOWN_WORDS = ("Upper", "Lower", "Great", "Little", "New", "Old", "North", "South", "East", "West", "Long", "High")
JA_TOWN_STARTS = "北南東西上下中新大小高長青白松竹桜梅石岩若秋春福永"
JA_TOWN_ENDS = "山川田町島原野沢崎橋浜岡井村木谷森池丘宮台坂"

INDUSTRIES = {
    "Retail": 9, "Software": 9, "Health Care": 8, "Construction": 8, "Financial Services": 7, "Manufacturing": 7, "Education": 6,
    "Logistics": 6, "Food and Beverages": 6, "Hospitality": 5, "Consulting": 5, "Real Estate": 4, "Media": 4, "Energy": 4,
    "Insurance": 3, "Telecommunications": 3, "Automotive": 3, "Agriculture": 3, "Public Sector": 3, "Legal Services": 2,
    "Pharmaceuticals": 2, "Travel": 2, "Non-profit": 2, "Textiles": 2, "Electronics": 2, "Chemicals": 1, "Aviation": 1,
    "Furniture": 1, "Printing": 1, "Sports": 1,
}  # fmt: skip
DEPARTMENTS = {
    "Sales": 14, "Engineering": 13, "Customer Support": 11, "Marketing": 9, "Operations": 9, "Finance": 8, "Human Resources": 6,
    "IT": 6, "Product": 5, "Logistics": 4, "Purchasing": 4, "Production": 4, "Research and Development": 3, "Legal": 2, "Design": 3,
    "Quality Assurance": 3, "Administration": 3, "Facilities": 2, "Accounting": 4, "Training": 1, "Data": 2, "Security": 1,
}  # fmt: skip

SLOGANS = (
    "[Good work|Solid craft|Fair prices|Clear advice|Reliable service], [every day|since day one|close to home|without surprises].",
    "[Made|Built|Designed] to last.",
    "[Simply|Quietly|Honestly] better [service|tools|logistics|work].",
    "We [deliver|listen|build|plan], you [relax|decide|grow|move on].",
    "[Your|A] partner for [growing businesses|the long run|every season|small teams].",
    "[Close to|On time for|Here for] our customers.",
    "Less [paperwork|waiting|waste], more [time|room|work that matters].",
    "Quality you can [see|rely on|measure].",
    "From [people|craftsmen|experts] who know [their trade|the details|the region].",
    "[Better|Safer|Simpler] by design.",
    "One step ahead, [together|every time].",
    "Good things, well made.",
)
SHORT_SLOGANS = (
    "Made to last.",
    "On time.",
    "Made well.",
    "Simply good.",
    "Since day 1.",
    "Well done.",
    "Here for you.",
    "It just works.",
)

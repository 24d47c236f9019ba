"""Words about people that Faker's lists lack."""

from __future__ import annotations


def _words(text: str, between: str | None = None) -> tuple[str, ...]:
    return tuple(text.split(between))


FAMILY_FIRST = frozenset({"ja", "zh", "ko", "hu", "vi"})
"""Languages that put the family name first."""

SPACELESS = frozenset({"zh", "ko"})
"""Languages that write both names as one word."""

TITLES = {
    "en": ("Ms.", "Mr.", "Dr."),
    "de": ("Frau", "Herr", "Dr."),
    "fr": ("Mme", "M.", "Dr"),
    "es": ("Sra.", "Sr.", "Dr."),
    "it": ("Sig.ra", "Sig.", "Dott."),
    "pt": ("Sra.", "Sr.", "Dr."),
    "nl": ("Mevr.", "Dhr.", "Dr."),
    "pl": ("Pani", "Pan", "Dr"),
    "sv": ("Fru", "Herr", "Dr"),
    "tr": ("Bayan", "Bay", "Dr."),
    "ja": ("様", "様", "先生"),
    "zh": ("女士", "先生", "博士"),
    "ko": ("님", "님", "박사"),
    "ru": ("г-жа", "г-н", "д-р"),
    "uk": ("пані", "пан", "д-р"),
    "cs": ("paní", "pan", "Dr."),
}
"""By language: for a woman, for a man, for a doctor."""

DEMONYMS = {
    "US": "American", "DE": "German", "GB": "British", "FR": "French", "ES": "Spanish", "IT": "Italian", "NL": "Dutch",
    "JP": "Japanese", "BR": "Brazilian", "PL": "Polish", "CA": "Canadian", "AU": "Australian", "IN": "Indian",
    "MX": "Mexican", "SE": "Swedish", "TR": "Turkish", "CN": "Chinese", "KR": "South Korean", "PT": "Portuguese",
    "RU": "Russian", "UA": "Ukrainian", "AT": "Austrian", "CH": "Swiss", "BE": "Belgian", "DK": "Danish",
    "NO": "Norwegian", "FI": "Finnish", "CZ": "Czech", "HU": "Hungarian", "GR": "Greek", "IE": "Irish",
    "NZ": "New Zealander", "AR": "Argentine", "CL": "Chilean", "CO": "Colombian", "RO": "Romanian", "BG": "Bulgarian",
    "HR": "Croatian", "SK": "Slovak", "SI": "Slovenian", "LT": "Lithuanian", "LV": "Latvian", "EE": "Estonian",
    "TW": "Taiwanese", "VN": "Vietnamese", "TH": "Thai", "ID": "Indonesian", "IL": "Israeli", "IR": "Iranian",
    "SA": "Saudi", "NG": "Nigerian", "KE": "Kenyan", "ZA": "South African", "PK": "Pakistani", "BD": "Bangladeshi",
    "NP": "Nepali", "PH": "Filipino", "GE": "Georgian", "AM": "Armenian", "AZ": "Azerbaijani", "IS": "Icelandic",
    "LU": "Luxembourger", "LI": "Liechtensteiner", "MK": "Macedonian", "UZ": "Uzbek",
}  # fmt: skip

SENIORITY = ("", "", "Senior ", "Junior ", "Lead ")

LOCAL_JOB_TITLES = {
    "de": _words(
        "Softwareentwickler/in, Projektleiter/in, Bürokaufmann/-frau, Industriekaufmann/-frau, Steuerfachangestellte/r, Buchhalter/in, "
        "Krankenpfleger/in, Altenpfleger/in, Erzieher/in, Grundschullehrer/in, Gymnasiallehrer/in, Ärztin/Arzt, Apotheker/in, "
        "Elektroniker/in, Mechatroniker/in, Kfz-Mechatroniker/in, Tischler/in, Maurer/in, Dachdecker/in, Anlagenmechaniker/in, Koch/Köchin, "
        "Bäcker/in, Verkäufer/in, Filialleiter/in, Lagerlogistiker/in, Berufskraftfahrer/in, Busfahrer/in, Architekt/in, Bauingenieur/in, "
        "Maschinenbauingenieur/in, Vertriebsleiter/in, Personalreferent/in, Marketingmanager/in, Grafikdesigner/in, Journalist/in, "
        "Rechtsanwalt/-anwältin, Notarfachangestellte/r, Polizist/in, Gärtner/in, Friseur/in, Systemadministrator/in, Data Analyst, "
        "Hausmeister/in, Sachbearbeiter/in, Bankkaufmann/-frau, Immobilienmakler/in, Physiotherapeut/in, Laborant/in",
        ", ",
    ),
    "fr": _words(
        "développeur logiciel, chef de projet, comptable, assistante de direction, infirmière, aide-soignant, médecin généraliste, "
        "pharmacienne, professeur des écoles, professeur de lycée, éducateur spécialisé, électricien, plombier, menuisier, maçon, couvreur, "
        "mécanicien automobile, cuisinier, boulanger, serveuse, vendeur, responsable de magasin, magasinier, chauffeur routier, "
        "conductrice de bus, architecte, ingénieure civile, technicien de maintenance, commercial, responsable marketing, graphiste, "
        "journaliste, avocate, notaire, policier, jardinier, coiffeuse, administrateur systèmes, analyste de données, agent immobilier, "
        "kinésithérapeute, technicienne de laboratoire, gestionnaire de paie, chargée de clientèle, bibliothécaire",
        ", ",
    ),
    "es": _words(
        "desarrollador de software, jefa de proyecto, contable, administrativo, enfermera, médico de familia, farmacéutica, maestro, "
        "profesora de instituto, electricista, fontanero, carpintero, albañil, mecánico, cocinera, panadero, camarero, dependienta, "
        "encargado de tienda, mozo de almacén, camionero, conductora de autobús, arquitecta, ingeniero civil, técnico de mantenimiento, "
        "comercial, responsable de marketing, diseñadora gráfica, periodista, abogada, policía, jardinero, peluquera, "
        "administrador de sistemas, analista de datos, agente inmobiliario, fisioterapeuta, técnica de laboratorio, recepcionista",
        ", ",
    ),
    "it": _words(
        "sviluppatore software, responsabile di progetto, contabile, impiegata amministrativa, infermiera, medico di base, farmacista, "
        "insegnante, elettricista, idraulico, falegname, muratore, meccanico, cuoco, fornaio, cameriera, commessa, responsabile di negozio, "
        "magazziniere, autista, architetto, ingegnere civile, tecnico di manutenzione, agente di commercio, responsabile marketing, "
        "grafica, giornalista, avvocato, notaio, giardiniere, parrucchiera, sistemista, analista di dati, agente immobiliare, fisioterapista",
        ", ",
    ),
    "pt": _words(
        "desenvolvedor de software, gerente de projetos, contador, assistente administrativo, enfermeira, médico, farmacêutica, professora, "
        "eletricista, encanador, marceneiro, pedreiro, mecânico, cozinheiro, padeiro, garçom, vendedora, gerente de loja, estoquista, "
        "motorista de caminhão, motorista de ônibus, arquiteta, engenheiro civil, técnico de manutenção, representante comercial, "
        "analista de marketing, designer gráfica, jornalista, advogada, policial, jardineiro, cabeleireira, administrador de sistemas, "
        "analista de dados, corretor de imóveis, fisioterapeuta, técnica de laboratório, recepcionista, analista financeiro",
        ", ",
    ),
    "nl": _words(
        "softwareontwikkelaar, projectleider, boekhouder, administratief medewerker, verpleegkundige, huisarts, apotheker, basisschoolleraar, "
        "docent, elektricien, loodgieter, timmerman, metselaar, automonteur, kok, bakker, verkoopmedewerker, filiaalmanager, "
        "magazijnmedewerker, vrachtwagenchauffeur, buschauffeur, architect, civiel ingenieur, accountmanager, marketingmanager, grafisch "
        "ontwerper, journalist, advocaat, politieagent, hovenier, kapper, systeembeheerder, data-analist, makelaar, fysiotherapeut",
        ", ",
    ),
    "pl": _words(
        "programista, kierownik projektu, księgowa, pracownik biurowy, pielęgniarka, lekarz rodzinny, farmaceutka, nauczyciel, "
        "nauczycielka, elektryk, hydraulik, stolarz, murarz, mechanik samochodowy, kucharz, piekarz, kelnerka, sprzedawca, kierownik sklepu, "
        "magazynier, kierowca ciężarówki, kierowca autobusu, architekt, inżynier budownictwa, przedstawiciel handlowy, "
        "specjalista ds. marketingu, grafik, dziennikarka, adwokat, policjant, ogrodnik, fryzjerka, administrator systemów, "
        "analityk danych, agent nieruchomości, fizjoterapeuta, laborantka, recepcjonistka",
        ", ",
    ),
    "sv": _words(
        "mjukvaruutvecklare, projektledare, redovisningsekonom, administratör, sjuksköterska, läkare, apotekare, grundskollärare, "
        "förskollärare, elektriker, rörmokare, snickare, murare, bilmekaniker, kock, bagare, butikssäljare, butikschef, lagerarbetare, "
        "lastbilschaufför, busschaufför, arkitekt, civilingenjör, säljare, marknadschef, grafisk formgivare, journalist, advokat, polis, "
        "trädgårdsmästare, frisör, systemadministratör, dataanalytiker, fastighetsmäklare, fysioterapeut, receptionist",
        ", ",
    ),
    "tr": _words(
        "yazılım geliştirici, proje yöneticisi, muhasebeci, büro memuru, hemşire, aile hekimi, eczacı, sınıf öğretmeni, lise öğretmeni, "
        "elektrikçi, tesisatçı, marangoz, duvar ustası, oto tamircisi, aşçı, fırıncı, garson, satış danışmanı, mağaza müdürü, depo "
        "görevlisi, kamyon şoförü, otobüs şoförü, mimar, inşaat mühendisi, makine mühendisi, satış temsilcisi, pazarlama uzmanı, grafik "
        "tasarımcı, gazeteci, avukat, polis memuru, bahçıvan, kuaför, sistem yöneticisi, veri analisti, emlak danışmanı, fizyoterapist",
        ", ",
    ),
    "ja": _words(
        "システムエンジニア プログラマー 営業 経理 事務 人事 看護師 医師 薬剤師 保育士 小学校教諭 高校教諭 介護福祉士 電気工事士 大工 "
        "自動車整備士 調理師 パン職人 販売員 店長 倉庫作業員 トラック運転手 バス運転手 建築士 土木技術者 企画 マーケティング デザイナー "
        "記者 編集者 弁護士 税理士 警察官 消防士 美容師 理学療法士 データアナリスト 公務員 銀行員 図書館司書"
    ),
}
"""By language, what people do for a living; Faker's lists follow the classifications of statistical offices."""

JOB_TITLES = (
    ("Software Engineer", True), ("Backend Developer", True), ("Frontend Developer", True), ("Data Analyst", True),
    ("Data Scientist", True), ("Data Engineer", True), ("Product Designer", True), ("UX Researcher", True),
    ("QA Engineer", True), ("DevOps Engineer", True), ("Systems Administrator", True), ("Security Analyst", True),
    ("Product Manager", True), ("Project Manager", True), ("Business Analyst", True), ("Financial Analyst", True),
    ("Accountant", True), ("Auditor", True), ("Tax Consultant", True), ("Marketing Manager", True),
    ("Content Strategist", True), ("Copywriter", True), ("Account Executive", True), ("Account Manager", True),
    ("Sales Representative", True), ("Recruiter", True), ("Paralegal", True), ("Mechanical Engineer", True),
    ("Electrical Engineer", True), ("Civil Engineer", True), ("Process Engineer", True), ("Buyer", True),
    ("Lab Technician", True), ("Research Associate", True), ("Consultant", True), ("Graphic Designer", True),
    ("Support Specialist", True), ("Implementation Specialist", True), ("Logistics Coordinator", True),
    ("Registered Nurse", False), ("Family Physician", False), ("Pharmacist", False), ("Physical Therapist", False),
    ("Dental Hygienist", False), ("Paramedic", False), ("Veterinarian", False), ("Social Worker", False),
    ("Elementary School Teacher", False), ("High School Teacher", False), ("Teaching Assistant", False),
    ("Librarian", False), ("University Lecturer", False), ("School Counselor", False), ("Electrician", False),
    ("Plumber", False), ("Carpenter", False), ("Welder", False), ("Machinist", False), ("Roofer", False),
    ("Auto Mechanic", False), ("Truck Driver", False), ("Bus Driver", False), ("Train Conductor", False),
    ("Warehouse Supervisor", False), ("Forklift Operator", False), ("Site Manager", False), ("Architect", False),
    ("Land Surveyor", False), ("Interior Designer", False), ("Landscape Gardener", False), ("Farmer", False),
    ("Chef", False), ("Sous Chef", False), ("Baker", False), ("Barista", False), ("Restaurant Manager", False),
    ("Hotel Receptionist", False), ("Event Planner", False), ("Travel Agent", False), ("Flight Attendant", False),
    ("Store Manager", False), ("Shop Assistant", False), ("Cashier", False), ("Merchandiser", False),
    ("Real Estate Agent", False), ("Insurance Agent", False), ("Loan Officer", False), ("Bank Teller", False),
    ("Lawyer", False), ("Notary", False), ("Office Manager", False), ("Executive Assistant", False),
    ("Receptionist", False), ("Bookkeeper", False), ("Payroll Specialist", False), ("HR Generalist", False),
    ("Operations Manager", False), ("Supply Chain Manager", False), ("Plant Manager", False),
    ("Customer Success Manager", False), ("Head of Marketing", False), ("Head of Engineering", False),
    ("Head of Sales", False), ("Finance Director", False), ("Chief Operating Officer", False), ("Founder", False),
    ("Journalist", False), ("Editor", False), ("Photographer", False), ("Translator", False), ("Musician", False),
    ("Firefighter", False), ("Police Officer", False), ("Postal Worker", False), ("Hairdresser", False),
    ("Personal Trainer", False), ("Optician", False), ("Biologist", False), ("Chemist", False), ("Statistician", False),
)  # fmt: skip
"""Titles, and whether they come with a rank."""

FIRST_NAMES = {
    "tr_TR": (
        _words(
            "Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Fadime Özlem Hacer Yasemin "
            "Hülya Cemile Sevim Gülsüm Leyla Dilek Büşra Aysel Songül Kübra Halime Esma Aynur Hayriye Kadriye Tuğba Rabia Sevgi Derya "
            "Gamze Ebru Pınar Seda Selin Gizem Ece Defne Ceren Burcu Sibel Nurcan Gülay Filiz Nazlı Aslı İrem Melike Melek Cansu Begüm "
            "Damla Ezgi Duygu Sevda Tülay Nermin Nesrin Nilgün Serpil Şule Yeliz Zerrin Hilal Gonca Bahar Beyza Betül Feride Funda "
            "İpek Lale Mine Nihal Nur Oya Perihan Reyhan Semra Sude Tuba Ümran Vildan Yıldız"
        ),
        _words(
            "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah Mahmut Recep "
            "Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Musa Metin Orhan Bayram Serkan Furkan Gökhan Uğur Yakup Muhammet Enes "
            "Arif İsa Volkan Can Burak Onur Serdar Cem Tolga Barış Okan Sinan Tuncay Erkan Selim Taner Deniz Kaan Berk Emir Eren Kerem "
            "Arda Mert Umut Tarık Levent Bülent Cengiz Cihan Cemal Engin Ercan Erdal Erhan Faruk Ferhat Gürkan Harun Haluk İlker İlhan "
            "Koray Melih Necati Nihat Oğuz Ozan Özgür Polat Rıza Sedat Semih Suat Şahin Tamer Turgut Ufuk Vedat Yavuz Yiğit Zafer"
        ),
    ),
    "de_DE": (
        _words(
            "Maria Ursula Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Erika Andrea Gisela Claudia Susanne Gabriele "
            "Christa Christine Hildegard Anna Birgit Barbara Gertrud Heike Marianne Elke Martina Angelika Irmgard Inge Ute Elfriede Doris "
            "Marion Ruth Ulrike Hannelore Jutta Gerda Kerstin Ilse Anneliese Margarete Ingeborg Anja Edith Sandra Waltraud Beate Rita "
            "Katharina Christina Nicole Regina Eva Rosemarie Erna Manuela Sonja Irene Silke Johanna Julia Stefanie Melanie Anke Nadine "
            "Kathrin Tanja Katja Laura Sarah Lisa Lena Hannah Leonie Sophie Marie Emma Mia Lea Jana Franziska Vanessa Jasmin Carolin Nina "
            "Theresa Miriam Antonia Clara Charlotte Paula Frieda Ida Greta Pia Helene Luisa Isabel Annika Svenja Verena Simone"
        ),
        _words(
            "Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Horst Frank Dieter Manfred Gerhard "
            "Hans Bernd Thorsten Matthias Helmut Walter Heinz Martin Jörg Rolf Jens Sven Alexander Jan Rainer Holger Karl Dirk Joachim "
            "Ralf Carsten Herbert Oliver Wilhelm Kurt Markus Heinrich Daniel Karsten Sebastian Tobias Florian Marco Patrick Kai Volker "
            "Norbert Marcel Sascha Philipp Björn Dennis Lars Robert Benjamin Jonas Lukas Felix Maximilian Paul Leon Finn Noah Ben Luca "
            "Elias Moritz Julian Simon David Niklas Tim Fabian Jakob Anton Emil Oskar Theo Max Erik Henrik Johannes Georg Konrad Ludwig "
            "Marius Nils Ole Richard Roland Timo Ulrich Valentin Vincent Friedrich Gregor Bastian Dominik"
        ),
    ),
}
"""Given names of women and of men by falling frequency, where Faker's lists are long and say nothing of it."""

LAST_NAMES = {
    "de_DE": _words(
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann "
        "Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler "
        "Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther "
        "Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer "
        "Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn "
        "Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Ernst Hübner Lindner Wenzel Beyer Paul Barth Kirchner Jansen Hansen "
        "Petersen Ritter Reuter Nowak Kowalski Yılmaz Kaya Demir Brinkmann Steffen Kessler Fiedler Thiel Förster Rauch Sander Eckert"
),
    "tr_TR": (
        "Yılmaz", "Kaya", "Demir", "Çelik", "Şahin", "Yıldız", "Yıldırım", "Öztürk", "Aydın", "Özdemir", "Arslan", "Doğan",
        "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özkan", "Şimşek", "Polat", "Korkmaz", "Özcan", "Çakır", "Erdoğan",
        "Yavuz", "Can", "Acar", "Şen", "Aktaş", "Güler", "Yalçın", "Güneş", "Bozkurt", "Bulut", "Keskin", "Ünal", "Turan",
        "Gül", "Özer", "Işık", "Kaplan", "Avcı", "Sarı", "Tekin", "Taş", "Köse", "Yüksel", "Ateş", "Aksoy", "Karaca",
        "Coşkun", "Uçar", "Toprak", "Uysal", "Duman", "Durmaz", "Erdem", "Gündüz", "Bayram", "Sönmez", "Eren", "Tunç",
        "Akın", "Karakaya", "Ay", "Altun", "Sezer", "Demirci", "Karataş", "Ekinci", "Güven", "Kahraman", "Soylu", "Balcı",
        "Ergin", "Kartal", "Tuna", "Çiftçi", "Akbulut", "Oral", "Pehlivan", "Özen", "Duran", "Tan", "Alkan", "Bilgin",
        "Başaran", "Karadağ", "Ceylan", "Gürbüz", "Sevim", "Önal", "Ertürk", "Yaman", "Albayrak", "Kocaman", "Sağlam",
        "Uzun", "Dinçer", "Özgür", "Varol", "Erol", "Çınar", "Güngör", "Bayraktar", "Tekeli", "Tosun", "Kuzu", "Ercan",
    ),
    "ja_JP": (
        "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本",
        "井上", "木村", "林", "斎藤", "清水", "山崎", "森", "池田", "橋本", "阿部", "石川", "山下", "中島", "石井", "小川",
        "前田", "岡田", "長谷川", "藤田", "後藤", "近藤", "村上", "遠藤", "青木", "坂本", "福田", "太田", "西村", "藤井", "岡本",
        "藤原", "金子", "三浦", "中野", "中川", "原田", "松田", "竹内", "小野", "田村", "中山", "和田", "石田", "森田", "上田",
        "原", "内田", "柴田", "酒井", "宮崎", "横山", "高木", "安藤", "宮本", "大野", "小島", "工藤", "谷口", "今井", "高田",
        "丸山", "増田", "杉山", "村田", "大塚", "新井", "小山", "平野", "藤本", "河野", "上野", "野口", "武田", "松井", "千葉",
        "菅原", "岩崎", "木下", "久保", "佐野", "野村", "松尾", "市川", "菊地", "杉本", "古川", "大西", "島田", "水野", "桜井",
        "高野", "渡部", "吉川", "山内", "西田", "飯田", "菊池", "西川", "小松", "北村", "安田", "五十嵐", "川口", "平田", "関",
    ),
}  # fmt: skip
"""Family names by falling frequency, where Faker's list is short."""

JAPANESE_READINGS = dict(
    pair.split(" ")
    for pair in _words(
        "小川 ogawa,前田 maeda,岡田 okada,長谷川 hasegawa,藤田 fujita,後藤 goto,近藤 kondo,村上 murakami,遠藤 endo,青木 aoki,坂本 sakamoto,"
        "福田 fukuda,太田 ota,西村 nishimura,藤井 fujii,岡本 okamoto,藤原 fujiwara,金子 kaneko,三浦 miura,中野 nakano,中川 nakagawa,"
        "原田 harada,松田 matsuda,竹内 takeuchi,小野 ono,田村 tamura,中山 nakayama,和田 wada,石田 ishida,森田 morita,上田 ueda,原 hara,"
        "内田 uchida,柴田 shibata,酒井 sakai,宮崎 miyazaki,横山 yokoyama,高木 takagi,安藤 ando,宮本 miyamoto,大野 ono,小島 kojima,"
        "工藤 kudo,谷口 taniguchi,今井 imai,高田 takada,丸山 maruyama,増田 masuda,杉山 sugiyama,村田 murata,大塚 otsuka,新井 arai,"
        "小山 koyama,平野 hirano,藤本 fujimoto,河野 kono,上野 ueno,野口 noguchi,武田 takeda,松井 matsui,千葉 chiba,菅原 sugawara,"
        "岩崎 iwasaki,木下 kinoshita,久保 kubo,佐野 sano,野村 nomura,松尾 matsuo,市川 ichikawa,菊地 kikuchi,杉本 sugimoto,古川 furukawa,"
        "大西 onishi,島田 shimada,水野 mizuno,桜井 sakurai,高野 takano,渡部 watanabe,吉川 yoshikawa,山内 yamauchi,西田 nishida,"
        "飯田 iida,菊池 kikuchi,西川 nishikawa,小松 komatsu,北村 kitamura,安田 yasuda,五十嵐 igarashi,川口 kawaguchi,平田 hirata,関 seki,"
        "佐藤 sato,鈴木 suzuki,高橋 takahashi,田中 tanaka,伊藤 ito,渡辺 watanabe,山本 yamamoto,中村 nakamura,小林 kobayashi,加藤 kato,"
        "吉田 yoshida,山田 yamada,佐々木 sasaki,山口 yamaguchi,松本 matsumoto,井上 inoue,木村 kimura,林 hayashi,斎藤 saito,清水 shimizu,"
        "山崎 yamazaki,森 mori,池田 ikeda,橋本 hashimoto,阿部 abe,石川 ishikawa,山下 yamashita,中島 nakajima,石井 ishii",
        ",",
    )
)
"""How the family names above are read."""

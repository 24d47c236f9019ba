"""Lists that standards keep: codes and names of countries, currencies and languages."""

COUNTRY_CODES = """
AF AFG 004;AL ALB 008;DZ DZA 012;AD AND 020;AO AGO 024;AG ATG 028;AR ARG 032;AM ARM 051;AU AUS 036;AT AUT 040;
AZ AZE 031;BS BHS 044;BH BHR 048;BD BGD 050;BB BRB 052;BY BLR 112;BE BEL 056;BZ BLZ 084;BJ BEN 204;BT BTN 064;
BO BOL 068;BA BIH 070;BW BWA 072;BR BRA 076;BN BRN 096;BG BGR 100;BF BFA 854;BI BDI 108;CV CPV 132;KH KHM 116;
CM CMR 120;CA CAN 124;CF CAF 140;TD TCD 148;CL CHL 152;CN CHN 156;CO COL 170;KM COM 174;CG COG 178;CR CRI 188;
CI CIV 384;HR HRV 191;CU CUB 192;CY CYP 196;CZ CZE 203;CD COD 180;DK DNK 208;DJ DJI 262;DM DMA 212;DO DOM 214;
EC ECU 218;EG EGY 818;SV SLV 222;GQ GNQ 226;ER ERI 232;EE EST 233;SZ SWZ 748;ET ETH 231;FJ FJI 242;FI FIN 246;
FR FRA 250;GA GAB 266;GM GMB 270;GE GEO 268;DE DEU 276;GH GHA 288;GR GRC 300;GD GRD 308;GT GTM 320;GN GIN 324;
GW GNB 624;GY GUY 328;HT HTI 332;HN HND 340;HU HUN 348;IS ISL 352;IN IND 356;ID IDN 360;IR IRN 364;IQ IRQ 368;
IE IRL 372;IL ISR 376;IT ITA 380;JM JAM 388;JP JPN 392;JO JOR 400;KZ KAZ 398;KE KEN 404;KI KIR 296;KW KWT 414;
KG KGZ 417;LA LAO 418;LV LVA 428;LB LBN 422;LS LSO 426;LR LBR 430;LY LBY 434;LI LIE 438;LT LTU 440;LU LUX 442;
MG MDG 450;MW MWI 454;MY MYS 458;MV MDV 462;ML MLI 466;MT MLT 470;MH MHL 584;MR MRT 478;MU MUS 480;MX MEX 484;
FM FSM 583;MD MDA 498;MC MCO 492;MN MNG 496;ME MNE 499;MA MAR 504;MZ MOZ 508;MM MMR 104;NA NAM 516;NR NRU 520;
NP NPL 524;NL NLD 528;NZ NZL 554;NI NIC 558;NE NER 562;NG NGA 566;KP PRK 408;MK MKD 807;NO NOR 578;OM OMN 512;
PK PAK 586;PW PLW 585;PA PAN 591;PG PNG 598;PY PRY 600;PE PER 604;PH PHL 608;PL POL 616;PT PRT 620;QA QAT 634;
RO ROU 642;RU RUS 643;RW RWA 646;KN KNA 659;LC LCA 662;VC VCT 670;WS WSM 882;SM SMR 674;ST STP 678;SA SAU 682;
SN SEN 686;RS SRB 688;SC SYC 690;SL SLE 694;SG SGP 702;SK SVK 703;SI SVN 705;SB SLB 090;SO SOM 706;ZA ZAF 710;
KR KOR 410;SS SSD 728;ES ESP 724;LK LKA 144;SD SDN 729;SR SUR 740;SE SWE 752;CH CHE 756;SY SYR 760;TW TWN 158;
TJ TJK 762;TZ TZA 834;TH THA 764;TL TLS 626;TG TGO 768;TO TON 776;TT TTO 780;TN TUN 788;TR TUR 792;TM TKM 795;
TV TUV 798;UG UGA 800;UA UKR 804;AE ARE 784;GB GBR 826;US USA 840;UY URY 858;UZ UZB 860;VU VUT 548;VE VEN 862;
VN VNM 704;YE YEM 887;ZM ZMB 894;ZW ZWE 716
"""
"""ISO 3166-1: alpha-2, alpha-3 and numeric code of every sovereign state."""

CURRENCIES = """
USD|840|US Dollar|$|2;EUR|978|Euro|€|2;JPY|392|Japanese Yen|¥|0;GBP|826|British Pound|£|2;CNY|156|Chinese Yuan|CN¥|2;
AUD|036|Australian Dollar|A$|2;CAD|124|Canadian Dollar|CA$|2;CHF|756|Swiss Franc|Fr.|2;HKD|344|Hong Kong Dollar|HK$|2;
SGD|702|Singapore Dollar|SGD|2;SEK|752|Swedish Krona|kr|2;KRW|410|South Korean Won|₩|0;NOK|578|Norwegian Krone|kr|2;
NZD|554|New Zealand Dollar|NZ$|2;INR|356|Indian Rupee|₹|2;MXN|484|Mexican Peso|MX$|2;TWD|901|New Taiwan Dollar|NT$|2;
ZAR|710|South African Rand|R|2;BRL|986|Brazilian Real|R$|2;DKK|208|Danish Krone|kr|2;PLN|985|Polish Zloty|zł|2;
THB|764|Thai Baht|฿|2;ILS|376|Israeli New Shekel|₪|2;IDR|360|Indonesian Rupiah|Rp|2;CZK|203|Czech Koruna|Kč|2;
AED|784|United Arab Emirates Dirham|AED|2;TRY|949|Turkish Lira|₺|2;HUF|348|Hungarian Forint|Ft|2;
CLP|152|Chilean Peso|CLP|0;SAR|682|Saudi Riyal|SAR|2;PHP|608|Philippine Peso|₱|2;MYR|458|Malaysian Ringgit|RM|2;
COP|170|Colombian Peso|COP|2;RON|946|Romanian Leu|lei|2;PEN|604|Peruvian Sol|PEN|2;ARS|032|Argentine Peso|ARS|2;
UAH|980|Ukrainian Hryvnia|₴|2;VND|704|Vietnamese Dong|₫|0;EGP|818|Egyptian Pound|EGP|2;NGN|566|Nigerian Naira|₦|2;
KES|404|Kenyan Shilling|KES|2;MAD|504|Moroccan Dirham|MAD|2;PKR|586|Pakistani Rupee|Rs|2;BDT|050|Bangladeshi Taka|৳|2;
LKR|144|Sri Lankan Rupee|Rs|2;QAR|634|Qatari Riyal|QAR|2;KWD|414|Kuwaiti Dinar|KWD|3;BHD|048|Bahraini Dinar|BHD|3;
OMR|512|Omani Rial|OMR|3;JOD|400|Jordanian Dinar|JOD|3;GEL|981|Georgian Lari|₾|2;KZT|398|Kazakhstani Tenge|₸|2;
ISK|352|Icelandic Króna|kr|0;UYU|858|Uruguayan Peso|UYU|2;BOB|068|Bolivian Boliviano|BOB|2;
PYG|600|Paraguayan Guarani|₲|0;CRC|188|Costa Rican Colón|₡|2;DOP|214|Dominican Peso|DOP|2;
GTQ|320|Guatemalan Quetzal|GTQ|2;GHS|936|Ghanaian Cedi|₵|2;TND|788|Tunisian Dinar|TND|3;DZD|012|Algerian Dinar|DZD|2;
AFN|971|Afghan Afghani|AFN|0;ALL|008|Albanian Lek|ALL|0;AMD|051|Armenian Dram|AMD|2;AOA|973|Angolan Kwanza|AOA|2;
AWG|533|Aruban Florin|AWG|2;AZN|944|Azerbaijani Manat|AZN|2;BAM|977|Bosnia-Herzegovina Convertible Mark|BAM|2;
BBD|052|Barbadian Dollar|BBD|2;BIF|108|Burundian Franc|BIF|0;BMD|060|Bermudan Dollar|BMD|2;
BND|096|Brunei Dollar|BND|2;BSD|044|Bahamian Dollar|BSD|2;BTN|064|Bhutanese Ngultrum|BTN|2;
BWP|072|Botswanan Pula|BWP|2;BYN|933|Belarusian Ruble|BYN|2;BZD|084|Belize Dollar|BZD|2;CDF|976|Congolese Franc|CDF|2;
CUP|192|Cuban Peso|CUP|2;CVE|132|Cape Verdean Escudo|CVE|2;DJF|262|Djiboutian Franc|DJF|0;
ERN|232|Eritrean Nakfa|ERN|2;ETB|230|Ethiopian Birr|ETB|2;FJD|242|Fijian Dollar|FJD|2;
FKP|238|Falkland Islands Pound|FKP|2;GIP|292|Gibraltar Pound|GIP|2;GMD|270|Gambian Dalasi|GMD|2;
GNF|324|Guinean Franc|GNF|0;GYD|328|Guyanaese Dollar|GYD|2;HNL|340|Honduran Lempira|HNL|2;
HTG|332|Haitian Gourde|HTG|2;IQD|368|Iraqi Dinar|IQD|0;IRR|364|Iranian Rial|IRR|0;JMD|388|Jamaican Dollar|JMD|2;
KGS|417|Kyrgystani Som|KGS|2;KHR|116|Cambodian Riel|KHR|2;KMF|174|Comorian Franc|KMF|0;KPW|408|North Korean Won|KPW|0;
KYD|136|Cayman Islands Dollar|KYD|2;LAK|418|Laotian Kip|LAK|0;LBP|422|Lebanese Pound|LBP|0;
LRD|430|Liberian Dollar|LRD|2;LSL|426|Lesotho Loti|LSL|2;LYD|434|Libyan Dinar|LYD|3;MDL|498|Moldovan Leu|MDL|2;
MGA|969|Malagasy Ariary|MGA|0;MKD|807|Macedonian Denar|MKD|2;MMK|104|Myanmar Kyat|MMK|0;
MNT|496|Mongolian Tugrik|MNT|2;MOP|446|Macanese Pataca|MOP|2;MRU|929|Mauritanian Ouguiya|MRU|2;
MUR|480|Mauritian Rupee|MUR|2;MVR|462|Maldivian Rufiyaa|MVR|2;MWK|454|Malawian Kwacha|MWK|2;
MZN|943|Mozambican Metical|MZN|2;NAD|516|Namibian Dollar|NAD|2;NIO|558|Nicaraguan Córdoba|NIO|2;
NPR|524|Nepalese Rupee|NPR|2;PAB|590|Panamanian Balboa|PAB|2;PGK|598|Papua New Guinean Kina|PGK|2;
RSD|941|Serbian Dinar|RSD|0;RUB|643|Russian Ruble|RUB|2;RWF|646|Rwandan Franc|RWF|0;
SBD|090|Solomon Islands Dollar|SBD|2;SCR|690|Seychellois Rupee|SCR|2;SDG|938|Sudanese Pound|SDG|2;
SHP|654|St. Helena Pound|SHP|2;SOS|706|Somali Shilling|SOS|0;SRD|968|Surinamese Dollar|SRD|2;
SSP|728|South Sudanese Pound|SSP|2;STN|930|São Tomé & Príncipe Dobra|STN|2;SVC|222|Salvadoran Colón|SVC|2;
SYP|760|Syrian Pound|SYP|0;SZL|748|Swazi Lilangeni|SZL|2;TJS|972|Tajikistani Somoni|TJS|2;
TMT|934|Turkmenistani Manat|TMT|2;TOP|776|Tongan Paʻanga|TOP|2;TTD|780|Trinidad & Tobago Dollar|TTD|2;
TZS|834|Tanzanian Shilling|TZS|2;UGX|800|Ugandan Shilling|UGX|0;UZS|860|Uzbekistani Som|UZS|2;
VES|928|Venezuelan Bolívar|VES|2;VUV|548|Vanuatu Vatu|VUV|0;WST|882|Samoan Tala|WST|2;YER|886|Yemeni Rial|YER|0;
ZMW|967|Zambian Kwacha|ZMW|2
"""
"""ISO 4217: code, numeric code, name, symbol and decimal places of currencies, those that are used most first."""

LANGUAGES = """
en|eng|English|English;es|spa|Spanish|Español;fr|fra|French|Français;de|deu|German|Deutsch;it|ita|Italian|Italiano;
pt|por|Portuguese|Português;nl|nld|Dutch|Nederlands;pl|pol|Polish|Polski;sv|swe|Swedish|Svenska;da|dan|Danish|Dansk;
nb|nob|Norwegian Bokmål|Norsk bokmål;fi|fin|Finnish|Suomi;is|isl|Icelandic|Íslenska;el|ell|Greek|Ελληνικά;
cs|ces|Czech|Čeština;sk|slk|Slovak|Slovenčina;hu|hun|Hungarian|Magyar;ro|ron|Romanian|Română;
bg|bul|Bulgarian|Български;hr|hrv|Croatian|Hrvatski;sr|srp|Serbian|Српски;sl|slv|Slovenian|Slovenščina;
bs|bos|Bosnian|Bosanski;mk|mkd|Macedonian|Македонски;sq|sqi|Albanian|Shqip;et|est|Estonian|Eesti;
lv|lav|Latvian|Latviešu;lt|lit|Lithuanian|Lietuvių;uk|ukr|Ukrainian|Українська;be|bel|Belarusian|Беларуская;
ru|rus|Russian|Русский;ga|gle|Irish|Gaeilge;cy|cym|Welsh|Cymraeg;eu|eus|Basque|Euskara;ca|cat|Catalan|Català;
gl|glg|Galician|Galego;mt|mlt|Maltese|Malti;lb|ltz|Luxembourgish|Lëtzebuergesch;tr|tur|Turkish|Türkçe;
az|aze|Azerbaijani|Azərbaycan;ka|kat|Georgian|ქართული;hy|hye|Armenian|Հայերեն;kk|kaz|Kazakh|Қазақ тілі;
uz|uzb|Uzbek|O‘zbek;ky|kir|Kyrgyz|Кыргызча;tg|tgk|Tajik|Тоҷикӣ;tk|tuk|Turkmen|Türkmen dili;mn|mon|Mongolian|Монгол;
ja|jpn|Japanese|日本語;ko|kor|Korean|한국어;zh|zho|Chinese|中文;vi|vie|Vietnamese|Tiếng việt;th|tha|Thai|ไทย;lo|lao|Lao|ລາວ;
km|khm|Khmer|ខ្មែរ;my|mya|Burmese|မြန်မာ;id|ind|Indonesian|Indonesia;ms|msa|Malay|Melayu;hi|hin|Hindi|हिन्दी;
bn|ben|Bangla|বাংলা;ur|urd|Urdu|اردو;pa|pan|Punjabi|ਪੰਜਾਬੀ;gu|guj|Gujarati|ગુજરાતી;mr|mar|Marathi|मराठी;
ta|tam|Tamil|தமிழ்;te|tel|Telugu|తెలుగు;kn|kan|Kannada|ಕನ್ನಡ;ml|mal|Malayalam|മലയാളം;si|sin|Sinhala|සිංහල;
ne|nep|Nepali|नेपाली;ar|ara|Arabic|العربية;he|heb|Hebrew|עברית;fa|fas|Persian|فارسی;ps|pus|Pashto|پښتو;
ku|kur|Kurdish|Kurdî (kurmancî);am|amh|Amharic|አማርኛ;so|som|Somali|Soomaali;sw|swa|Swahili|Kiswahili;
ha|hau|Hausa|Hausa;yo|yor|Yoruba|Èdè yorùbá;ig|ibo|Igbo|Igbo;zu|zul|Zulu|Isizulu;xh|xho|Xhosa|Isixhosa;
af|afr|Afrikaans|Afrikaans;mg|mlg|Malagasy|Malagasy;rw|kin|Kinyarwanda|Ikinyarwanda;aa|aar|Afar|Qafar;
ab|abk|Abkhazian|Аԥсшәа;ae|ave|Avestan|Avestan;ak|aka|Akan|Akan;an|arg|Aragonese|Aragonés;as|asm|Assamese|অসমীয়া;
av|ava|Avaric|Avaric;ay|aym|Aymara|Aymara;ba|bak|Bashkir|Башҡорт теле;bi|bis|Bislama|Bislama;bm|bam|Bambara|Bamanakan;
bo|bod|Tibetan|བོད་སྐད་;br|bre|Breton|Brezhoneg;ce|che|Chechen|Нохчийн;ch|cha|Chamorro|Chamorro;co|cos|Corsican|Corsu;
cr|cre|Cree|Cree;cv|chv|Chuvash|Чӑваш;dv|div|Divehi|ދިވެހިބަސް;dz|dzo|Dzongkha|རྫོང་ཁ;ee|ewe|Ewe|Eʋegbe;
eo|epo|Esperanto|Esperanto;ff|ful|Fula|Pulaar;fj|fij|Fijian|Fijian;fo|fao|Faroese|Føroyskt;
fy|fry|Western Frisian|Frysk;gd|gla|Scottish Gaelic|Gàidhlig;gn|grn|Guarani|Avañe’ẽ;gv|glv|Manx|Gaelg;
ho|hmo|Hiri Motu|Hiri Motu;ht|hat|Haitian Creole|Kreyòl Ayisyen;hz|her|Herero|Herero;ii|iii|Sichuan Yi|ꆈꌠꉙ;
ik|ipk|Inupiaq|Inupiaq;iu|iku|Inuktitut|ᐃᓄᒃᑎᑐᑦ;jv|jav|Javanese|Jawa;kg|kon|Kongo|Kongo;ki|kik|Kikuyu|Gikuyu;
kj|kua|Kuanyama|Kuanyama;kl|kal|Kalaallisut|Kalaallisut;kr|kau|Kanuri|Kanuri;ks|kas|Kashmiri|کٲشُر;kv|kom|Komi|Komi;
kw|cor|Cornish|Kernewek;la|lat|Latin|Latina;lg|lug|Ganda|Luganda;li|lim|Limburgish|Limburgish;ln|lin|Lingala|Lingála;
lu|lub|Luba-Katanga|Tshiluba;mh|mah|Marshallese|Marshallese;mi|mri|Māori|Māori;na|nau|Nauru|Nauru;
nd|nde|North Ndebele|IsiNdebele;ng|ndo|Ndonga|Ndonga;nn|nno|Norwegian Nynorsk|Norsk nynorsk;
nr|nbl|South Ndebele|IsiNdebele;nv|nav|Navajo|Diné Bizaad;ny|nya|Nyanja|Nyanja;oc|oci|Occitan|Occitan;
oj|oji|Ojibwa|Ojibwa;om|orm|Oromo|Oromoo;or|ori|Odia|ଓଡ଼ିଆ;os|oss|Ossetic|Ирон;pi|pli|Pali|Pali;
qu|que|Quechua|Runasimi;rm|roh|Romansh|Rumantsch;rn|run|Rundi|Ikirundi;sa|san|Sanskrit|संस्कृत भाषा;
sc|srd|Sardinian|Sardu;sd|snd|Sindhi|سنڌي;se|sme|Northern Sami|Davvisámegiella;sg|sag|Sango|Sängö;
sm|smo|Samoan|Samoan;sn|sna|Shona|ChiShona;ss|ssw|Swati|SiSwati;st|sot|Southern Sotho|Sesotho;
su|sun|Sundanese|Basa Sunda;ti|tir|Tigrinya|ትግርኛ;tn|tsn|Tswana|Setswana;to|ton|Tongan|Lea fakatonga;
ts|tso|Tsonga|Xitsonga;tt|tat|Tatar|Татар;tw|twi|Twi|Akan (Gaana);ty|tah|Tahitian|Tahitian;ug|uig|Uyghur|ئۇيغۇرچە;
ve|ven|Venda|Tshivenḓa;wa|wln|Walloon|Walon;wo|wol|Wolof|Wolof;yi|yid|Yiddish|ייִדיש;za|zha|Zhuang|Vahcuengh
"""
"""ISO 639: code of two letters, of three, name in English and in the language itself."""

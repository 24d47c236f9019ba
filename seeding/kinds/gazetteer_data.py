"""The tables of `seeding.kinds.gazetteer`: countries, their cities and street names."""

from __future__ import annotations

from typing import Any

_ENGLISH_STREETS = """
Main Street; Oak Street; Maple Avenue; Cedar Lane; Elm Street; Pine Street; Washington Boulevard; Park Avenue; Lake Street;
Hill Street; Walnut Street; Spring Street; North Street; Ridge Road; Church Street; Willow Lane; Highland Avenue; Mill Road;
Sunset Drive; Jefferson Avenue; Madison Street; Lincoln Avenue; Franklin Street; Jackson Street; River Road; Meadow Lane;
Chestnut Street; Cherry Lane; Broadway; Center Street; Union Street; Prospect Avenue; Forest Avenue; Dogwood Drive;
Laurel Lane; Magnolia Avenue; Poplar Street; Sycamore Street; Birch Lane; Hickory Lane; Valley Road; Woodland Drive;
Fairview Avenue; Grove Street; Adams Street; Monroe Street; Harrison Street; Cleveland Avenue; Grant Street; Wilson Avenue;
Division Street; Market Street; College Avenue; School Street; Railroad Avenue; Orchard Street; Garden Street; Rosewood Drive;
Country Club Road; Lakeview Drive; Hillcrest Drive; Creekside Drive; Brookside Drive; Riverside Drive; Canyon Road;
Mountain View Road; Park Place; Court Street; State Street; Liberty Street; Summit Avenue; Heather Lane; Juniper Way;
Aspen Court; Cypress Drive; Linden Avenue; Hawthorne Avenue; Beech Street; Locust Street; Vine Street; Front Street;
Water Street; Bridge Street; Pleasant Street; Winding Way; Stonegate Drive; Foxglove Court; Deer Run; Eagle Ridge Drive;
2nd Street; 3rd Street; 4th Avenue; 5th Avenue; 6th Street; 7th Street; 8th Avenue; 9th Street; 12th Street; 14th Avenue
"""

_GERMAN_STREETS = """
Hauptstraße; Schulstraße; Gartenstraße; Bahnhofstraße; Dorfstraße; Bergstraße; Birkenweg; Lindenstraße; Kirchstraße;
Waldstraße; Ringstraße; Schillerstraße; Goethestraße; Amselweg; Wiesenstraße; Jahnstraße; Mozartstraße; Buchenweg;
Friedhofstraße; Eichenweg; Wiesenweg; Mühlenweg; Mühlenstraße; Beethovenstraße; Rosenstraße; Lerchenweg; Feldstraße;
Tannenweg; Am Sportplatz; Mittelstraße; Poststraße; Parkstraße; Blumenstraße; Finkenweg; Uhlandstraße; Ahornweg;
Industriestraße; Talstraße; Kastanienallee; Lessingstraße; Brunnenstraße; Marktplatz; Schlossstraße; Rathausplatz;
Bismarckstraße; Kantstraße; Kaiserstraße; Friedrichstraße; Wilhelmstraße; Schützenstraße; Am Stadtpark; Ulmenweg;
Heinrich-Heine-Straße; Steinweg; Neue Straße; Akazienweg; Hölderlinstraße; Robert-Koch-Straße; Rosenweg; Nelkenweg
"""

_FRENCH_STREETS = """
rue de la République; rue Victor Hugo; avenue Jean Jaurès; rue Pasteur; place de l'Église; rue du Moulin; rue des Écoles;
avenue du Général de Gaulle; rue de la Gare; rue Émile Zola; boulevard Voltaire; rue Gambetta; rue de la Mairie;
rue du Château; impasse des Lilas; chemin des Vignes; rue des Jardins; avenue de la Libération; rue Jules Ferry;
rue de la Fontaine; rue Saint-Martin; rue Nationale; boulevard de la Liberté; rue des Acacias; allée des Tilleuls;
rue Molière; rue Lamartine; rue du Stade; rue des Rosiers; quai de la Marne; rue de Verdun; rue Carnot; rue Anatole France;
place du Marché; rue Pierre Curie; rue Denis Papin; avenue Foch; rue du Pont; rue des Peupliers; rue Neuve; rue Racine;
avenue de Paris; rue du Faubourg; rue de Bretagne; rue Jean Moulin; rue Claude Debussy; chemin du Bois; rue Bellevue
"""

_SPANISH_STREETS = """
Calle Mayor; Calle Real; Avenida de la Constitución; Calle San José; Plaza de España; Calle del Carmen; Calle Cervantes;
Calle Nueva; Avenida de Andalucía; Calle de la Iglesia; Calle Goya; Paseo de la Estación; Calle Velázquez; Calle San Juan;
Calle del Sol; Calle Colón; Avenida de Europa; Calle Lope de Vega; Calle de la Fuente; Calle Ramón y Cajal; Calle Santa Ana;
Calle San Antonio; Plaza Mayor; Calle Rosalía de Castro; Calle del Pilar; Calle Larga; Calle Picasso; Calle de los Olivos;
Avenida del Mediterráneo; Calle San Miguel; Calle Murillo; Calle de la Paz; Ronda Norte; Calle Gran Vía; Calle Jardines
"""

_PORTUGUESE_STREETS = """
Rua Augusta; Rua Direita; Rua da Liberdade; Avenida da República; Rua da Igreja; Rua das Flores; Rua do Comércio;
Rua 25 de Abril; Rua de São João; Rua da Escola; Rua Nova; Avenida 5 de Outubro; Rua da Fonte; Rua Luís de Camões;
Rua dos Combatentes; Largo da Igreja; Rua do Sol; Rua da Estação; Travessa do Monte; Rua de Santa Catarina; Rua do Carmo;
Rua Garrett; Avenida dos Aliados; Rua Almeida Garrett; Rua da Boavista; Rua Gil Vicente; Rua do Norte; Praça da República
"""

_LATIN_AMERICAN_STREETS = """
Avenida Juárez; Calle Hidalgo; Calle Morelos; Avenida Reforma; Calle 5 de Mayo; Calle Allende; Avenida Insurgentes;
Calle Zaragoza; Calle Guerrero; Calle Independencia; Calle Benito Juárez; Calle Emiliano Zapata; Avenida Revolución;
Calle Niños Héroes; Calle Madero; Calle Matamoros; Calle Aldama; Avenida Universidad; Calle Constitución; Calle Galeana;
Calle Venustiano Carranza; Calle Abasolo; Avenida Las Palmas; Calle del Roble; Calle Pino Suárez; Calle Mina
"""


def _country(
    name: str, local_name: str, calling_code: str, currency: str, language: str, *, cities: str, streets: str,
    address: str = "{street} {number}", line: str = "{address}, {postal} {city}", postal_tail: str = "",
    highest_number: int = 180, units: str = "Apt. #;Unit #",
) -> dict[str, Any]:  # fmt: skip
    return {
        "name": name, "local_name": local_name, "calling_code": calling_code, "currency": currency, "language": language,
        "cities": cities, "streets": streets, "address": address, "line": line, "postal_tail": postal_tail,
        "highest_number": highest_number, "units": units,
    }  # fmt: skip


COUNTRIES: dict[str, dict[str, Any]] = {
    "US": _country(
        "United States",
        "United States",
        "1",
        "USD",
        "en",
        address="{number} {street}",
        line="{address}, {city}, {region_code} {postal}",
        highest_number=9800,
        units="Apt. #;Apt. #;Suite #;Unit #",
        streets=_ENGLISH_STREETS,
        cities="""
        = New York|NY|America/New_York
        New York|10001-10040|212 646 917|40.7128|-74.0060|3000
        Brooklyn|11201-11239|718 347 929|40.6782|-73.9442|2600
        Buffalo|14201-14216|716|42.8864|-78.8784|278
        Rochester|14604-14621|585|43.1566|-77.6088|211
        Yonkers|10701-10710|914|40.9312|-73.8988|211
        Syracuse|13202-13210|315|43.0481|-76.1474|148
        Albany|12202-12210|518|42.6526|-73.7562|99
        = California|CA|America/Los_Angeles
        Los Angeles|90001-90068|213 323 310|34.0522|-118.2437|3900
        San Diego|92101-92131|619 858|32.7157|-117.1611|1390
        San Jose|95110-95136|408 669|37.3382|-121.8863|1010
        San Francisco|94102-94134|415 628|37.7749|-122.4194|870
        Fresno|93701-93730|559|36.7378|-119.7871|540
        Sacramento|95811-95838|916 279|38.5816|-121.4944|525
        Long Beach|90802-90815|562|33.7701|-118.1937|466
        Oakland|94601-94621|510 341|37.8044|-122.2712|440
        Bakersfield|93301-93314|661|35.3733|-119.0187|403
        Anaheim|92801-92808|714 657|33.8366|-117.9143|346
        Riverside|92501-92509|951|33.9806|-117.3755|315
        Stockton|95202-95212|209|37.9577|-121.2908|320
        Irvine|92602-92620|949|33.6846|-117.8265|308
        Santa Ana|92701-92707|714 657|33.7455|-117.8677|310
        Chula Vista|91910-91915|619|32.6401|-117.0842|276
        = Illinois|IL|America/Chicago
        Chicago|60601-60661|312 773 872|41.8781|-87.6298|2750
        Aurora|60502-60506|630 331|41.7606|-88.3201|180
        Naperville|60540 60563-60565|630 331|41.7508|-88.1535|149
        Rockford|61101-61109|815 779|42.2711|-89.0940|148
        Springfield|62701-62704|217|39.7817|-89.6501|114
        = Texas|TX|America/Chicago
        Houston|77002-77099|713 281 832|29.7604|-95.3698|2300
        San Antonio|78201-78261|210 726|29.4241|-98.4936|1430
        Dallas|75201-75254|214 469 972|32.7767|-96.7970|1300
        Austin|78701-78759|512 737|30.2672|-97.7431|960
        Fort Worth|76102-76140|817 682|32.7555|-97.3308|918
        Arlington|76010-76018|817 682|32.7357|-97.1081|394
        Corpus Christi|78401-78418|361|27.8006|-97.3964|317
        Plano|75023-75025 75074-75075 75093|972 469 214|33.0198|-96.6989|285
        Laredo|78040-78046|956|27.5306|-99.4803|255
        Lubbock|79401-79416|806|33.5779|-101.8552|257
        Amarillo|79101-79111|806|35.2220|-101.8313|200
        = Texas|TX|America/Denver
        El Paso|79901-79938|915|31.7619|-106.4850|678
        = Arizona|AZ|America/Phoenix
        Phoenix|85003-85054|602 480 623|33.4484|-112.0740|1610
        Tucson|85701-85757|520|32.2226|-110.9747|542
        Mesa|85201-85215|480|33.4152|-111.8315|504
        Chandler|85224-85226 85248-85249|480|33.3062|-111.8413|276
        Scottsdale|85250-85260|480|33.4942|-111.9261|241
        Tempe|85281-85284|480|33.4255|-111.9400|180
        = Pennsylvania|PA|America/New_York
        Philadelphia|19102-19154|215 267 445|39.9526|-75.1652|1600
        Pittsburgh|15201-15243|412 878|40.4406|-79.9959|303
        Allentown|18101-18109|610 484|40.6023|-75.4714|125
        Erie|16501-16511|814|42.1292|-80.0851|95
        = Florida|FL|America/New_York
        Jacksonville|32202-32259|904|30.3322|-81.6557|950
        Miami|33125-33147|305 786|25.7617|-80.1918|442
        Tampa|33602-33647|813|27.9506|-82.4572|385
        Orlando|32801-32839|407 321|28.5383|-81.3792|307
        St. Petersburg|33701-33716|727|27.7676|-82.6403|258
        Hialeah|33010-33018|305 786|25.8576|-80.2781|223
        Fort Lauderdale|33301-33316|954 754|26.1224|-80.1373|183
        Tallahassee|32301-32312|850|30.4383|-84.2807|196
        Cape Coral|33904 33909 33914 33990-33991|239|26.5629|-81.9495|194
        = Ohio|OH|America/New_York
        Columbus|43201-43235|614 380|39.9612|-82.9988|905
        Cleveland|44102-44135|216|41.4993|-81.6944|372
        Cincinnati|45202-45244|513|39.1031|-84.5120|309
        Toledo|43604-43623|419 567|41.6528|-83.5379|270
        Akron|44301-44320|330 234|41.0814|-81.5190|190
        Dayton|45402-45432|937|39.7589|-84.1916|137
        = North Carolina|NC|America/New_York
        Charlotte|28202-28278|704 980|35.2271|-80.8431|875
        Raleigh|27601-27617|919 984|35.7796|-78.6382|467
        Greensboro|27401-27410|336|36.0726|-79.7920|299
        Durham|27701-27713|919 984|35.9940|-78.8986|284
        Winston-Salem|27101-27107|336|36.0999|-80.2442|249
        Asheville|28801-28806|828|35.5951|-82.5515|94
        = Indiana|IN|America/Indiana/Indianapolis
        Indianapolis|46201-46260|317 463|39.7684|-86.1581|888
        Fort Wayne|46802-46835|260|41.0793|-85.1394|264
        Evansville|47708-47725|812|37.9716|-87.5711|117
        = Washington|WA|America/Los_Angeles
        Seattle|98101-98126|206|47.6062|-122.3321|737
        Spokane|99201-99208|509|47.6588|-117.4260|229
        Tacoma|98402-98409|253|47.2529|-122.4443|219
        Vancouver|98660-98665|360 564|45.6387|-122.6615|191
        Bellevue|98004-98008|425|47.6101|-122.2015|152
        = Colorado|CO|America/Denver
        Denver|80202-80239|303 720|39.7392|-104.9903|715
        Colorado Springs|80903-80924|719|38.8339|-104.8214|479
        Aurora|80010-80017|303 720|39.7294|-104.8319|386
        Fort Collins|80521-80528|970|40.5853|-105.0844|169
        Boulder|80301-80305|303 720|40.0150|-105.2705|108
        = District of Columbia|DC|America/New_York
        Washington|20001-20020|202 771|38.9072|-77.0369|690
        = Massachusetts|MA|America/New_York
        Boston|02108-02136|617 857|42.3601|-71.0589|675
        Worcester|01602-01610|508 774|42.2626|-71.8023|206
        Springfield|01103-01109|413|42.1015|-72.5898|155
        Cambridge|02138-02142|617 857|42.3736|-71.1097|118
        = Tennessee|TN|America/Chicago
        Nashville|37201-37221|615 629|36.1627|-86.7816|689
        Memphis|38103-38141|901|35.1495|-90.0490|633
        = Tennessee|TN|America/New_York
        Knoxville|37902-37934|865|35.9606|-83.9207|190
        Chattanooga|37402-37421|423|35.0456|-85.3097|181
        = Oklahoma|OK|America/Chicago
        Oklahoma City|73102-73142|405 572|35.4676|-97.5164|681
        Tulsa|74103-74137|918 539|36.1540|-95.9928|413
        = Nevada|NV|America/Los_Angeles
        Las Vegas|89101-89149|702 725|36.1699|-115.1398|641
        Henderson|89002-89015|702 725|36.0395|-114.9817|317
        Reno|89501-89523|775|39.5296|-119.8138|264
        = Oregon|OR|America/Los_Angeles
        Portland|97201-97236|503 971|45.5152|-122.6784|652
        Salem|97301-97306|503 971|44.9429|-123.0351|175
        Eugene|97401-97408|541 458|44.0521|-123.0868|176
        = Kentucky|KY|America/New_York
        Louisville|40202-40245|502|38.2527|-85.7585|633
        Lexington|40502-40517|859|38.0406|-84.5037|322
        = Maryland|MD|America/New_York
        Baltimore|21201-21231|410 443|39.2904|-76.6122|585
        Rockville|20850-20853|301 240|39.0840|-77.1528|67
        = Wisconsin|WI|America/Chicago
        Milwaukee|53202-53228|414|43.0389|-87.9065|577
        Madison|53703-53719|608|43.0731|-89.4012|269
        Green Bay|54301-54313|920|44.5133|-88.0133|107
        = New Mexico|NM|America/Denver
        Albuquerque|87102-87123|505|35.0844|-106.6504|564
        Santa Fe|87501-87508|505|35.6870|-105.9378|87
        = Missouri|MO|America/Chicago
        Kansas City|64101-64158|816 975|39.0997|-94.5786|508
        St. Louis|63101-63139|314|38.6270|-90.1994|301
        Springfield|65802-65810|417|37.2090|-93.2923|169
        Columbia|65201-65203|573|38.9517|-92.3341|126
        = Georgia|GA|America/New_York
        Atlanta|30303-30331|404 470 678|33.7490|-84.3880|499
        Augusta|30901-30909|706 762|33.4735|-82.0105|202
        Savannah|31401-31419|912|32.0809|-81.0912|148
        Athens|30601-30607|706 762|33.9519|-83.3576|127
        = Nebraska|NE|America/Chicago
        Omaha|68102-68144|402 531|41.2565|-95.9345|486
        Lincoln|68502-68528|402 531|40.8136|-96.7026|291
        = Virginia|VA|America/New_York
        Virginia Beach|23451-23464|757 948|36.8529|-75.9780|459
        Norfolk|23502-23518|757 948|36.8508|-76.2859|238
        Richmond|23219-23235|804|37.5407|-77.4360|226
        Alexandria|22301-22315|703 571|38.8048|-77.0469|159
        = Minnesota|MN|America/Chicago
        Minneapolis|55401-55419|612|44.9778|-93.2650|430
        St. Paul|55101-55119|651|44.9537|-93.0900|311
        Duluth|55802-55812|218|46.7867|-92.1005|86
        = Kansas|KS|America/Chicago
        Wichita|67202-67235|316|37.6872|-97.3301|397
        Overland Park|66204-66214|913|38.9822|-94.6708|197
        Topeka|66603-66618|785|39.0473|-95.6752|126
        = Louisiana|LA|America/Chicago
        New Orleans|70112-70131|504|29.9511|-90.0715|384
        Baton Rouge|70802-70820|225|30.4515|-91.1871|227
        Shreveport|71101-71109|318|32.5252|-93.7502|187
        = Hawaii|HI|Pacific/Honolulu
        Honolulu|96813-96826|808|21.3069|-157.8583|350
        = New Jersey|NJ|America/New_York
        Newark|07102-07114|973 862|40.7357|-74.1724|311
        Jersey City|07302-07311|201 551|40.7178|-74.0431|292
        Trenton|08608-08619|609|40.2206|-74.7597|90
        = Alaska|AK|America/Anchorage
        Anchorage|99501-99518|907|61.2181|-149.9003|291
        = Idaho|ID|America/Boise
        Boise|83702-83716|208 986|43.6150|-116.2023|235
        = Alabama|AL|America/Chicago
        Birmingham|35203-35217|205 659|33.5186|-86.8104|200
        Huntsville|35801-35816|256 938|34.7304|-86.5861|215
        Montgomery|36104-36117|334|32.3792|-86.3077|200
        Mobile|36602-36619|251|30.6954|-88.0399|187
        = Iowa|IA|America/Chicago
        Des Moines|50309-50321|515|41.5868|-93.6250|214
        Cedar Rapids|52401-52405|319|41.9779|-91.6656|137
        = Arkansas|AR|America/Chicago
        Little Rock|72201-72212|501|34.7465|-92.2896|202
        = Utah|UT|America/Denver
        Salt Lake City|84101-84117|801 385|40.7608|-111.8910|200
        Provo|84601-84606|801 385|40.2338|-111.6585|115
        = Michigan|MI|America/Detroit
        Detroit|48201-48238|313|42.3314|-83.0458|639
        Grand Rapids|49503-49508|616|42.9634|-85.6681|199
        Ann Arbor|48103-48109|734|42.2808|-83.7430|124
        Lansing|48906-48912|517|42.7325|-84.5555|112
        = Mississippi|MS|America/Chicago
        Jackson|39201-39216|601 769|32.2988|-90.1848|153
        = South Carolina|SC|America/New_York
        Charleston|29401-29414|843 854|32.7765|-79.9311|150
        Columbia|29201-29210|803|34.0007|-81.0348|137
        Greenville|29601-29615|864|34.8526|-82.3940|71
        = Connecticut|CT|America/New_York
        Bridgeport|06604-06610|203 475|41.1792|-73.1894|148
        Hartford|06103-06114|860 959|41.7658|-72.6734|121
        New Haven|06510-06515|203 475|41.3083|-72.9279|134
        = Rhode Island|RI|America/New_York
        Providence|02903-02909|401|41.8240|-71.4128|190
        = South Dakota|SD|America/Chicago
        Sioux Falls|57103-57108|605|43.5446|-96.7311|193
        = North Dakota|ND|America/Chicago
        Fargo|58102-58104|701|46.8772|-96.7898|125
        = Montana|MT|America/Denver
        Billings|59101-59106|406|45.7833|-108.5007|117
        = New Hampshire|NH|America/New_York
        Manchester|03101-03109|603|42.9956|-71.4548|115
        = Maine|ME|America/New_York
        Portland|04101-04103|207|43.6591|-70.2568|68
        = Delaware|DE|America/New_York
        Wilmington|19801-19810|302|39.7391|-75.5398|71
        = Vermont|VT|America/New_York
        Burlington|05401-05408|802|44.4759|-73.2121|45
        = Wyoming|WY|America/Denver
        Cheyenne|82001-82009|307|41.1400|-104.8202|65
        = West Virginia|WV|America/New_York
        Charleston|25301-25314|304 681|38.3498|-81.6326|48
        """,
    ),
    "CA": _country(
        "Canada",
        "Canada",
        "1",
        "CAD",
        "en",
        address="{number} {street}",
        postal_tail=" #@#",
        line="{address}, {city} {region_code} {postal}",
        highest_number=6400,
        units="Apt. #;Suite #;Unit #",
        streets=_ENGLISH_STREETS + "; King Street; Queen Street; Wellington Street; Dundas Street; Bloor Street",
        cities="""
        = Ontario|ON|America/Toronto
        Toronto|M4C M4E M4K M4W M5A M5B M5R M5V M6G M6H M6K|416 647|43.6532|-79.3832|2794
        Ottawa|K1N K1P K1R K1S K1V K2A K2B K2P|613 343|45.4215|-75.6972|1017
        Mississauga|L4X L4Z L5A L5B L5M L5N|905 289|43.5890|-79.6441|718
        Hamilton|L8E L8H L8K L8L L8N L8P|905 289|43.2557|-79.8711|569
        London|N5V N5W N5Y N6A N6C N6G|519 226|42.9849|-81.2453|422
        Kitchener|N2A N2B N2C N2G N2H|519 226|43.4516|-80.4925|257
        = Quebec|QC|America/Toronto
        Montréal|H2A H2J H2K H2L H2X H3A H3B H4C|514 438|45.5019|-73.5674|1763
        Québec|G1K G1L G1R G1S G1V|418 581|46.8139|-71.2080|549
        Laval|H7A H7E H7G H7L H7N|450 579|45.6066|-73.7124|438
        Gatineau|J8P J8R J8T J8X|819 873|45.4765|-75.7013|291
        = British Columbia|BC|America/Vancouver
        Vancouver|V5K V5L V5N V5T V6A V6B V6E V6K|604 778|49.2827|-123.1207|662
        Surrey|V3R V3S V3T V3V V3W|604 778|49.1913|-122.8490|568
        Victoria|V8P V8R V8T V8V V8W|250 778|48.4284|-123.3656|92
        = Alberta|AB|America/Edmonton
        Calgary|T2E T2G T2N T2P T2R T2T T3A|403 587|51.0447|-114.0719|1307
        Edmonton|T5A T5H T5J T5K T6C T6E T6G|780 587|53.5461|-113.4938|1011
        = Manitoba|MB|America/Winnipeg
        Winnipeg|R2C R2H R2J R3B R3C R3G R3M|204 431|49.8951|-97.1384|750
        = Nova Scotia|NS|America/Halifax
        Halifax|B3H B3J B3K B3L B3M|902 782|44.6488|-63.5752|439
        = Saskatchewan|SK|America/Regina
        Saskatoon|S7H S7J S7K S7L S7M|306 639|52.1332|-106.6700|266
        Regina|S4N S4P S4R S4S S4T|306 639|50.4452|-104.6189|226
        = Newfoundland and Labrador|NL|America/St_Johns
        St. John's|A1A A1B A1C A1E|709|47.5615|-52.7126|111
        = New Brunswick|NB|America/Moncton
        Moncton|E1A E1C E1E E1G|506|46.0878|-64.7782|79
        """,
    ),
    "GB": _country(
        "United Kingdom",
        "United Kingdom",
        "44",
        "GBP",
        "en",
        address="{number} {street}",
        postal_tail=" #@@",
        line="{address}, {city} {postal}",
        units="Flat #;Flat #;Unit #",
        streets="""
        High Street; Station Road; Main Street; Park Road; Church Road; Church Street; London Road; Victoria Road; Green Lane;
        Manor Road; Church Lane; Park Avenue; The Avenue; The Crescent; Queens Road; New Road; Grange Road; Kings Road;
        Kingsway; Windsor Road; Highfield Road; Mill Lane; Alexander Road; York Road; St. John's Road; Main Road; Broadway;
        King Street; The Green; Springfield Road; George Street; Park Lane; Victoria Street; Albert Road; Queensway;
        New Street; Queen Street; West Street; North Street; Manchester Road; The Grove; Richmond Road; Grove Road;
        South Street; School Lane; The Drive; North Road; Stanley Road; Chester Road; Mill Road; Castle Street; Bridge Street;
        Orchard Close; Willow Close; Beech Grove; Primrose Hill; Rectory Lane; Market Place; Abbey Road; Elm Close
        """,
        cities="""
        = England||Europe/London
        London|E1-E17 EC1A EC2M N1-N19 NW1-NW9 SE1-SE25 SW2-SW19 W2-W13|20|51.5074|-0.1278|8900
        Birmingham|B1-B38|121|52.4862|-1.8904|1140
        Leeds|LS1-LS17|113|53.8008|-1.5491|800
        Sheffield|S1-S14|114|53.3811|-1.4701|560
        Manchester|M1-M9 M11-M16 M19-M23|161|53.4808|-2.2426|550
        Bradford|BD1-BD15|1632|53.7960|-1.7594|540
        Liverpool|L1-L19|151|53.4084|-2.9916|490
        Bristol|BS1-BS16|117|51.4545|-2.5879|470
        Leicester|LE1-LE5|116|52.6369|-1.1398|368
        Coventry|CV1-CV6|1632|52.4068|-1.5197|345
        Nottingham|NG1-NG11|115|52.9548|-1.1581|323
        Newcastle upon Tyne|NE1-NE6|191|54.9783|-1.6178|300
        Brighton|BN1-BN3|1632|50.8225|-0.1372|277
        Plymouth|PL1-PL7|1632|50.3755|-4.1427|264
        Reading|RG1-RG6|118|51.4543|-0.9781|174
        Derby|DE1 DE3 DE21-DE24|1632|52.9225|-1.4746|261
        Southampton|SO14-SO19|1632|50.9097|-1.4044|249
        Oxford|OX1-OX4|1632|51.7520|-1.2577|162
        Cambridge|CB1-CB5|1632|52.2053|0.1218|146
        Norwich|NR1-NR7|1632|52.6309|1.2974|144
        York|YO1 YO10 YO23-YO32|1632|53.9600|-1.0873|202
        Exeter|EX1-EX4|1632|50.7184|-3.5339|131
        = Scotland||Europe/London
        Glasgow|G1-G5 G11-G15 G20-G23 G31-G34 G40-G44|141|55.8642|-4.2518|635
        Edinburgh|EH1-EH17|131|55.9533|-3.1883|527
        Aberdeen|AB10-AB16|1632|57.1497|-2.0943|198
        Dundee|DD1-DD5|1632|56.4620|-2.9707|148
        = Wales||Europe/London
        Cardiff|CF3 CF5 CF10 CF11 CF14 CF15 CF23 CF24|29|51.4816|-3.1791|362
        Swansea|SA1-SA7|1632|51.6214|-3.9436|246
        = Northern Ireland||Europe/London
        Belfast|BT1-BT17|28|54.5973|-5.9301|345
        """,
    ),
    "AU": _country(
        "Australia",
        "Australia",
        "61",
        "AUD",
        "en",
        address="{number} {street}",
        line="{address}, {city} {region_code} {postal}",
        highest_number=320,
        units="Unit #;Level #",
        streets=_ENGLISH_STREETS.replace(
            "2nd Street; 3rd Street; 4th Avenue; 5th Avenue; 6th Street; 7th Street; 8th Avenue; "
            "9th Street; 12th Street; 14th Avenue",
            "George Street; Elizabeth Street; Victoria Parade; Wattle Street; Banksia Avenue",
        ),
        cities="""
        = New South Wales|NSW|Australia/Sydney
        Sydney|2000 2010 2011 2015-2018 2037-2044|2|-33.8688|151.2093|5300
        Newcastle|2300-2305|2|-32.9283|151.7817|322
        Wollongong|2500 2515-2519|2|-34.4278|150.8931|295
        Parramatta|2150-2152|2|-33.8150|151.0011|260
        = Victoria|VIC|Australia/Melbourne
        Melbourne|3000-3006 3051-3058 3065-3068 3181-3184|3|-37.8136|144.9631|5100
        Geelong|3214-3220|3|-38.1499|144.3617|270
        Ballarat|3350 3355|3|-37.5622|143.8503|111
        Bendigo|3550 3555|3|-36.7570|144.2794|103
        = Queensland|QLD|Australia/Brisbane
        Brisbane|4000-4012 4101-4106|7|-27.4698|153.0251|2560
        Gold Coast|4211-4220|7|-28.0167|153.4000|640
        Townsville|4810-4815|7|-19.2590|146.8169|180
        Cairns|4868-4870|7|-16.9186|145.7781|155
        = Western Australia|WA|Australia/Perth
        Perth|6000-6012 6050-6053|8|-31.9505|115.8605|2140
        Fremantle|6158-6163|8|-32.0569|115.7439|32
        = South Australia|SA|Australia/Adelaide
        Adelaide|5000-5011 5061-5070|8|-34.9285|138.6007|1380
        = Tasmania|TAS|Australia/Hobart
        Hobart|7000-7010|3|-42.8821|147.3272|250
        Launceston|7248-7250|3|-41.4332|147.1441|90
        = Australian Capital Territory|ACT|Australia/Sydney
        Canberra|2600-2617|2|-35.2809|149.1300|456
        = Northern Territory|NT|Australia/Darwin
        Darwin|0800 0810 0820|8|-12.4634|130.8456|148
        """,
    ),
    "DE": _country(
        "Germany",
        "Deutschland",
        "49",
        "EUR",
        "de",
        streets=_GERMAN_STREETS,
        highest_number=140,
        units="Wohnung #;#. Stock;Hinterhaus",
        cities="""
        = Berlin|BE|Europe/Berlin
        Berlin|10115 10117 10119 10178 10179 10243-10249 10405-10439 10551-10559 12043-12059 13347-13359|30|52.5200|13.4050|3750
        = Hamburg|HH|Europe/Berlin
        Hamburg|20095-20099 20144-20149 20251-20259 22081-22089 22297-22309 22763-22769|40|53.5511|9.9937|1890
        = Bayern|BY|Europe/Berlin
        München|80331-80339 80469 80634-80639 80796-80809 81369-81379 81539-81549|89|48.1351|11.5820|1510
        Nürnberg|90402-90411 90429-90431 90459-90461|911|49.4521|11.0767|523
        Augsburg|86150-86169|821|48.3705|10.8978|301
        Regensburg|93047-93059|941|49.0134|12.1016|157
        Würzburg|97070-97084|931|49.7913|9.9534|128
        = Nordrhein-Westfalen|NW|Europe/Berlin
        Köln|50667-50679 50733-50739 50823-50829 50931-50939 51103-51109|221|50.9375|6.9603|1085
        Düsseldorf|40210-40239 40470-40479|211|51.2277|6.7735|629
        Dortmund|44135-44149 44225-44229|231|51.5136|7.4653|593
        Essen|45127-45149|201|51.4556|7.0116|584
        Duisburg|47051-47059|203|51.4344|6.7623|502
        Bochum|44787-44809|234|51.4818|7.2162|365
        Wuppertal|42103-42119|202|51.2562|7.1508|358
        Bielefeld|33602-33619|521|52.0302|8.5325|338
        Bonn|53111-53129|228|50.7374|7.0982|336
        Münster|48143-48167|251|51.9607|7.6261|320
        Aachen|52062-52080|241|50.7753|6.0839|252
        = Hessen|HE|Europe/Berlin
        Frankfurt am Main|60308-60329 60385-60389 60431-60439 60594-60599|69|50.1109|8.6821|773
        Wiesbaden|65183-65207|611|50.0782|8.2398|283
        Kassel|34117-34134|561|51.3127|9.4797|204
        Darmstadt|64283-64297|6151|49.8728|8.6512|162
        = Baden-Württemberg|BW|Europe/Berlin
        Stuttgart|70173-70199 70372-70376|711|48.7758|9.1829|632
        Mannheim|68159-68169|621|49.4875|8.4660|315
        Karlsruhe|76131-76139|721|49.0069|8.4037|309
        Freiburg im Breisgau|79098-79117|761|47.9990|7.8421|236
        Heidelberg|69115-69126|6221|49.3988|8.6724|162
        = Sachsen|SN|Europe/Berlin
        Leipzig|04103-04109 04155-04159 04275-04279 04315-04318|341|51.3397|12.3731|616
        Dresden|01067-01069 01097-01099 01127-01129 01277-01279 01307-01309|351|51.0504|13.7373|563
        Chemnitz|09111-09131|371|50.8278|12.9214|248
        = Niedersachsen|NI|Europe/Berlin
        Hannover|30159-30179 30449-30459 30625-30629|511|52.3759|9.7320|545
        Braunschweig|38100-38126|531|52.2689|10.5268|252
        Oldenburg|26121-26135|441|53.1435|8.2146|172
        = Bremen|HB|Europe/Berlin
        Bremen|28195-28219 28325-28329|421|53.0793|8.8017|569
        = Schleswig-Holstein|SH|Europe/Berlin
        Kiel|24103-24118|431|54.3233|10.1228|247
        Lübeck|23552-23570|451|53.8655|10.6866|216
        = Sachsen-Anhalt|ST|Europe/Berlin
        Halle (Saale)|06108-06132|345|51.4969|11.9688|242
        Magdeburg|39104-39130|391|52.1205|11.6276|240
        = Thüringen|TH|Europe/Berlin
        Erfurt|99084-99099|361|50.9848|11.0299|214
        Jena|07743-07751|3641|50.9272|11.5892|111
        = Mecklenburg-Vorpommern|MV|Europe/Berlin
        Rostock|18055-18069|381|54.0924|12.0991|210
        = Rheinland-Pfalz|RP|Europe/Berlin
        Mainz|55116-55131|6131|49.9929|8.2473|221
        Koblenz|56068-56077|261|50.3569|7.5890|114
        = Saarland|SL|Europe/Berlin
        Saarbrücken|66111-66133|681|49.2402|6.9969|182
        = Brandenburg|BB|Europe/Berlin
        Potsdam|14467-14482|331|52.3906|13.0645|185
        """,
    ),
    "AT": _country(
        "Austria",
        "Österreich",
        "43",
        "EUR",
        "de",
        streets=_GERMAN_STREETS,
        highest_number=120,
        units="Top #;Tür #",
        cities="""
        = Wien||Europe/Vienna
        Wien|1010 1020 1030 1040 1050 1060 1070 1080 1090 1100 1120 1150 1160 1180 1200 1220|1|48.2082|16.3738|1980
        = Steiermark||Europe/Vienna
        Graz|8010 8020 8036 8041-8047 8051-8055|316|47.0707|15.4395|292
        Leoben|8700|3842|47.3765|15.0912|25
        = Oberösterreich||Europe/Vienna
        Linz|4020 4030 4040|732|48.3069|14.2858|210
        Wels|4600|7242|48.1575|14.0289|63
        Steyr|4400|7252|48.0387|14.4213|38
        = Salzburg||Europe/Vienna
        Salzburg|5020 5023 5026|662|47.8095|13.0550|156
        = Tirol||Europe/Vienna
        Innsbruck|6020|512|47.2692|11.4041|132
        Kufstein|6330|5372|47.5833|12.1667|20
        = Kärnten||Europe/Vienna
        Klagenfurt|9020|463|46.6247|14.3053|104
        Villach|9500 9504|4242|46.6111|13.8558|65
        = Niederösterreich||Europe/Vienna
        St. Pölten|3100|2742|48.2047|15.6256|57
        Wiener Neustadt|2700|2622|47.8167|16.2500|48
        = Vorarlberg||Europe/Vienna
        Bregenz|6900|5574|47.5031|9.7471|29
        Dornbirn|6850|5572|47.4125|9.7417|51
        = Burgenland||Europe/Vienna
        Eisenstadt|7000|2682|47.8457|16.5233|15
        """,
    ),
    "CH": _country(
        "Switzerland",
        "Schweiz",
        "41",
        "CHF",
        "de",
        streets=_GERMAN_STREETS.replace("ß", "ss"),
        highest_number=110,
        units="Wohnung #;#. Stock",
        cities="""
        = Zürich|ZH|Europe/Zurich
        Zürich|8001-8008 8032 8037 8038 8041 8044-8057|44|47.3769|8.5417|434
        Winterthur|8400 8404-8409|52|47.5000|8.7500|117
        = Bern|BE|Europe/Zurich
        Bern|3004-3008 3010-3014 3018|31|46.9480|7.4474|134
        Biel|2502-2505|32|47.1368|7.2468|55
        Thun|3600 3603 3604|33|46.7580|7.6280|44
        = Basel-Stadt|BS|Europe/Zurich
        Basel|4051-4059|61|47.5596|7.5886|173
        = Genève|GE|Europe/Zurich
        Genève|1201-1209|22|46.2044|6.1432|203
        = Vaud|VD|Europe/Zurich
        Lausanne|1003-1007 1010 1012 1018|21|46.5197|6.6323|140
        = Luzern|LU|Europe/Zurich
        Luzern|6003-6006 6014|41|47.0502|8.3093|82
        = St. Gallen|SG|Europe/Zurich
        St. Gallen|9000 9008 9011-9016|71|47.4245|9.3767|76
        = Ticino|TI|Europe/Zurich
        Lugano|6900 6962 6963|91|46.0037|8.9511|63
        = Fribourg|FR|Europe/Zurich
        Fribourg|1700 1708|26|46.8065|7.1620|38
        = Schaffhausen|SH|Europe/Zurich
        Schaffhausen|8200 8203 8207|52|47.6959|8.6350|37
        = Graubünden|GR|Europe/Zurich
        Chur|7000|81|46.8508|9.5320|38
        = Zug|ZG|Europe/Zurich
        Zug|6300|41|47.1662|8.5155|31
        = Aargau|AG|Europe/Zurich
        Aarau|5000 5004|62|47.3925|8.0442|22
        """,
    ),
    "FR": _country(
        "France",
        "France",
        "33",
        "EUR",
        "fr",
        address="{number} {street}",
        streets=_FRENCH_STREETS,
        highest_number=120,
        units="Appt #;Bâtiment A;Bâtiment B;#e étage",
        cities="""
        = Île-de-France|IDF|Europe/Paris
        Paris|75001-75020|1|48.8566|2.3522|2160
        Boulogne-Billancourt|92100|1|48.8397|2.2399|121
        Saint-Denis|93200 93210|1|48.9362|2.3574|113
        Versailles|78000|1|48.8014|2.1301|85
        = Provence-Alpes-Côte d'Azur|PAC|Europe/Paris
        Marseille|13001-13016|4|43.2965|5.3698|870
        Nice|06000 06100 06200 06300|4|43.7102|7.2620|342
        Toulon|83000 83100 83200|4|43.1242|5.9280|178
        Aix-en-Provence|13080 13090 13100|4|43.5297|5.4474|143
        = Auvergne-Rhône-Alpes|ARA|Europe/Paris
        Lyon|69001-69009|4|45.7640|4.8357|522
        Grenoble|38000 38100|4|45.1885|5.7245|158
        Saint-Étienne|42000 42100|4|45.4397|4.3872|174
        Clermont-Ferrand|63000 63100|4|45.7772|3.0870|147
        = Occitanie|OCC|Europe/Paris
        Toulouse|31000 31100 31200 31300 31400 31500|5|43.6047|1.4442|493
        Montpellier|34000 34070 34080 34090|4|43.6108|3.8767|295
        Nîmes|30000 30900|4|43.8367|4.3601|148
        Perpignan|66000 66100|4|42.6887|2.8948|119
        = Pays de la Loire|PDL|Europe/Paris
        Nantes|44000 44100 44200 44300|2|47.2184|-1.5536|318
        Angers|49000 49100|2|47.4784|-0.5632|155
        Le Mans|72000 72100|2|48.0061|0.1996|145
        = Grand Est|GES|Europe/Paris
        Strasbourg|67000 67100 67200|3|48.5734|7.7521|287
        Reims|51100|3|49.2583|4.0317|182
        Metz|57000 57050 57070|3|49.1193|6.1757|118
        = Nouvelle-Aquitaine|NAQ|Europe/Paris
        Bordeaux|33000 33100 33200 33300 33800|5|44.8378|-0.5792|259
        Limoges|87000 87100 87280|5|45.8336|1.2611|130
        = Hauts-de-France|HDF|Europe/Paris
        Lille|59000 59160 59260 59777 59800|3|50.6292|3.0573|235
        Amiens|80000 80080 80090|3|49.8941|2.2958|134
        = Bretagne|BRE|Europe/Paris
        Rennes|35000 35200 35700|2|48.1173|-1.6778|222
        Brest|29200|2|48.3904|-4.4861|139
        = Normandie|NOR|Europe/Paris
        Le Havre|76600 76610 76620|2|49.4944|0.1079|166
        Rouen|76000 76100|2|49.4432|1.0999|112
        = Bourgogne-Franche-Comté|BFC|Europe/Paris
        Dijon|21000|3|47.3220|5.0415|158
        Besançon|25000|3|47.2378|6.0241|118
        = Centre-Val de Loire|CVL|Europe/Paris
        Tours|37000 37100 37200|2|47.3941|0.6848|137
        Orléans|45000 45100|2|47.9030|1.9093|117
        """,
    ),
    "ES": _country(
        "Spain",
        "España",
        "34",
        "EUR",
        "es",
        address="{street}, {number}",
        streets=_SPANISH_STREETS,
        highest_number=130,
        units="Piso #;#.º A;#.º B",
        cities="""
        = Comunidad de Madrid|MD|Europe/Madrid
        Madrid|28001-28055|91|40.4168|-3.7038|3300
        Alcalá de Henares|28801-28807|91|40.4818|-3.3643|196
        = Cataluña|CT|Europe/Madrid
        Barcelona|08001-08042|93|41.3851|2.1734|1640
        Badalona|08911-08918|93|41.4500|2.2474|223
        Tarragona|43001-43008|977|41.1189|1.2445|135
        Girona|17001-17007|972|41.9794|2.8214|103
        = Comunitat Valenciana|VC|Europe/Madrid
        València|46001-46025|96|39.4699|-0.3763|795
        Alicante|03001-03016|96|38.3452|-0.4810|337
        = Andalucía|AN|Europe/Madrid
        Sevilla|41001-41020|95|37.3891|-5.9845|684
        Málaga|29001-29018|95|36.7213|-4.4214|578
        Córdoba|14001-14014|957|37.8882|-4.7794|322
        Granada|18001-18015|958|37.1773|-3.5986|231
        = Aragón|AR|Europe/Madrid
        Zaragoza|50001-50022|976|41.6488|-0.8891|675
        = Región de Murcia|MC|Europe/Madrid
        Murcia|30001-30012|968|37.9922|-1.1307|460
        Cartagena|30201-30205|968|37.6257|-0.9966|216
        = Illes Balears|IB|Europe/Madrid
        Palma|07001-07015|971|39.5696|2.6502|415
        = País Vasco|PV|Europe/Madrid
        Bilbao|48001-48015|94|43.2630|-2.9350|346
        Vitoria-Gasteiz|01001-01015|945|42.8467|-2.6716|253
        Donostia-San Sebastián|20001-20018|943|43.3183|-1.9812|188
        = Castilla y León|CL|Europe/Madrid
        Valladolid|47001-47016|983|41.6523|-4.7245|297
        Salamanca|37001-37008|923|40.9701|-5.6635|143
        = Galicia|GA|Europe/Madrid
        Vigo|36201-36216|986|42.2406|-8.7207|293
        A Coruña|15001-15011|981|43.3623|-8.4115|245
        = Principado de Asturias|AS|Europe/Madrid
        Gijón|33201-33213|98|43.5322|-5.6611|268
        Oviedo|33001-33013|98|43.3614|-5.8494|217
        = Canarias|CN|Atlantic/Canary
        Las Palmas de Gran Canaria|35001-35019|928|28.1235|-15.4363|378
        Santa Cruz de Tenerife|38001-38010|922|28.4636|-16.2518|208
        = Cantabria|CB|Europe/Madrid
        Santander|39001-39012|942|43.4623|-3.8100|172
        = Comunidad Foral de Navarra|NC|Europe/Madrid
        Pamplona|31001-31016|948|42.8125|-1.6458|203
        """,
    ),
    "IT": _country(
        "Italy",
        "Italia",
        "39",
        "EUR",
        "it",
        address="{street}, {number}",
        line="{address}, {postal} {city} ({region_code})",
        highest_number=150,
        units="Interno #;Scala A;Scala B",
        streets="""
        Via Roma; Via Garibaldi; Via Mazzini; Corso Italia; Via Dante; Via Cavour; Via Verdi; Via Marconi; Viale Europa;
        Via Matteotti; Piazza Garibaldi; Via XX Settembre; Via IV Novembre; Via San Francesco; Via Leopardi; Via Manzoni;
        Via Galileo Galilei; Via Leonardo da Vinci; Via della Repubblica; Via San Giovanni; Via Puccini; Via Carducci;
        Via dei Mille; Via Kennedy; Corso Vittorio Emanuele II; Via Diaz; Via Petrarca; Via Rossini; Via dei Pini;
        Via delle Rose; Viale dei Tigli; Via del Mare; Via Piave; Via Trieste; Via Montello; Vicolo del Forno
        """,
        cities="""
        = Lazio|RM|Europe/Rome
        Roma|00118-00199|06|41.9028|12.4964|2760
        = Lombardia|MI|Europe/Rome
        Milano|20121-20162|02|45.4642|9.1900|1370
        = Lombardia|BS|Europe/Rome
        Brescia|25121-25136|030|45.5416|10.2118|196
        = Lombardia|BG|Europe/Rome
        Bergamo|24121-24129|035|45.6983|9.6773|120
        = Campania|NA|Europe/Rome
        Napoli|80121-80147|081|40.8518|14.2681|915
        = Campania|SA|Europe/Rome
        Salerno|84121-84135|089|40.6824|14.7681|128
        = Piemonte|TO|Europe/Rome
        Torino|10121-10156|011|45.0703|7.6869|848
        = Sicilia|PA|Europe/Rome
        Palermo|90121-90151|091|38.1157|13.3615|635
        = Sicilia|CT|Europe/Rome
        Catania|95121-95131|095|37.5079|15.0830|300
        = Liguria|GE|Europe/Rome
        Genova|16121-16167|010|44.4056|8.9463|561
        = Emilia-Romagna|BO|Europe/Rome
        Bologna|40121-40141|051|44.4949|11.3426|388
        = Emilia-Romagna|MO|Europe/Rome
        Modena|41121-41126|059|44.6471|10.9252|185
        = Emilia-Romagna|PR|Europe/Rome
        Parma|43121-43126|0521|44.8015|10.3279|196
        = Toscana|FI|Europe/Rome
        Firenze|50121-50145|055|43.7696|11.2558|361
        = Toscana|PI|Europe/Rome
        Pisa|56121-56128|050|43.7228|10.4017|90
        = Puglia|BA|Europe/Rome
        Bari|70121-70132|080|41.1171|16.8719|316
        = Puglia|LE|Europe/Rome
        Lecce|73100|0832|40.3515|18.1750|94
        = Veneto|VE|Europe/Rome
        Venezia|30121-30126 30171-30176|041|45.4408|12.3155|250
        = Veneto|VR|Europe/Rome
        Verona|37121-37142|045|45.4384|10.9916|255
        = Veneto|PD|Europe/Rome
        Padova|35121-35143|049|45.4064|11.8768|207
        = Friuli-Venezia Giulia|TS|Europe/Rome
        Trieste|34121-34151|040|45.6495|13.7768|200
        = Umbria|PG|Europe/Rome
        Perugia|06121-06135|075|43.1107|12.3908|162
        = Sardegna|CA|Europe/Rome
        Cagliari|09121-09134|070|39.2238|9.1217|149
        = Marche|AN|Europe/Rome
        Ancona|60121-60131|071|43.6158|13.5189|98
        = Abruzzo|PE|Europe/Rome
        Pescara|65121-65129|085|42.4618|14.2161|118
        = Trentino-Alto Adige|TN|Europe/Rome
        Trento|38121-38123|0461|46.0748|11.1217|118
        """,
    ),
    "NL": _country(
        "Netherlands",
        "Nederland",
        "31",
        "EUR",
        "nl",
        postal_tail=" @@",
        highest_number=220,
        units="#;# bis",
        streets="""
        Kerkstraat; Schoolstraat; Molenstraat; Dorpsstraat; Molenweg; Julianastraat; Parallelweg; Nieuwstraat; Wilhelminastraat;
        Beatrixstraat; Sportlaan; Oranjestraat; Stationsstraat; Marktstraat; Industrieweg; Hoofdstraat; Prins Bernhardstraat;
        Eikenlaan; Lindelaan; Beukenlaan; Kastanjelaan; Marktplein; Raadhuisstraat; Vondelstraat; Rembrandtstraat; Haven;
        Rozenstraat; Tulpstraat; Beethovenlaan; Mozartlaan; Emmastraat; Havenstraat; Nassaustraat; Spoorstraat; Zandweg
        """,
        cities="""
        = Noord-Holland|NH|Europe/Amsterdam
        Amsterdam|1011-1019 1051-1059 1071-1079 1091-1098|20|52.3676|4.9041|880
        Haarlem|2011-2037|23|52.3874|4.6462|162
        Zaandam|1501-1509|75|52.4420|4.8292|157
        = Zuid-Holland|ZH|Europe/Amsterdam
        Rotterdam|3011-3089|10|51.9244|4.4777|651
        Den Haag|2511-2597|70|52.0705|4.3007|548
        Leiden|2311-2334|71|52.1601|4.4970|125
        Delft|2611-2629|15|52.0116|4.3571|104
        Dordrecht|3311-3329|78|51.8133|4.6901|119
        = Utrecht|UT|Europe/Amsterdam
        Utrecht|3511-3585|30|52.0907|5.1214|361
        Amersfoort|3811-3829|33|52.1561|5.3878|158
        = Noord-Brabant|NB|Europe/Amsterdam
        Eindhoven|5611-5658|40|51.4416|5.4697|238
        Tilburg|5011-5049|13|51.5555|5.0913|222
        Breda|4811-4839|76|51.5719|4.7683|184
        's-Hertogenbosch|5211-5237|73|51.6978|5.3037|156
        = Groningen|GR|Europe/Amsterdam
        Groningen|9711-9747|50|53.2194|6.5665|234
        = Gelderland|GE|Europe/Amsterdam
        Nijmegen|6511-6546|24|51.8126|5.8372|177
        Arnhem|6811-6846|26|51.9851|5.8987|163
        Apeldoorn|7311-7339|55|52.2112|5.9699|165
        = Overijssel|OV|Europe/Amsterdam
        Enschede|7511-7548|53|52.2215|6.8937|160
        Zwolle|8011-8044|38|52.5168|6.0830|130
        = Limburg|LI|Europe/Amsterdam
        Maastricht|6211-6229|43|50.8514|5.6910|121
        = Friesland|FR|Europe/Amsterdam
        Leeuwarden|8911-8941|58|53.2012|5.7999|125
        = Flevoland|FL|Europe/Amsterdam
        Almere|1311-1363|36|52.3508|5.2647|218
        """,
    ),
    "JP": _country(
        "Japan",
        "日本",
        "81",
        "JPY",
        "ja",
        postal_tail="-####",
        address="{street}{number}-{block}",
        line="〒{postal} {region}{city}{address}",
        highest_number=40,
        units="10#号室;20#号室;#階",
        streets="""
        本町1丁目; 本町2丁目; 本町3丁目; 中央1丁目; 中央2丁目; 中央3丁目; 栄町1丁目; 栄町2丁目; 緑町1丁目; 緑町3丁目; 旭町2丁目; 旭町4丁目;
        東町1丁目; 西町2丁目; 南町3丁目; 北町1丁目; 大手町2丁目; 宮前町1丁目; 桜木町2丁目; 松原3丁目; 泉町1丁目; 若葉町2丁目; 幸町1丁目; 幸町3丁目;
        錦町2丁目; 富士見町1丁目; 富士見町3丁目; 日の出町2丁目; 新町1丁目; 新町4丁目; 上野町2丁目; 川口町1丁目; 平和町3丁目; 美園2丁目
        """,
        cities="""
        = 東京都|13|Asia/Tokyo
        千代田区|100-102|3|35.6940|139.7536|67
        港区|105-108|3|35.6581|139.7515|260
        新宿区|160-162|3|35.6938|139.7034|349
        文京区|112-113|3|35.7081|139.7522|240
        渋谷区|150-151|3|35.6640|139.6982|244
        世田谷区|154-158|3|35.6466|139.6530|943
        杉並区|166-168|3|35.6995|139.6364|591
        八王子市|192-193|42|35.6664|139.3160|579
        = 神奈川県|14|Asia/Tokyo
        横浜市|220-247|45|35.4437|139.6380|3770
        川崎市|210-216|44|35.5309|139.7030|1540
        = 大阪府|27|Asia/Tokyo
        大阪市|530-559|6|34.6937|135.5023|2750
        堺市|590-599|72|34.5733|135.4830|826
        = 愛知県|23|Asia/Tokyo
        名古屋市|450-468|52|35.1815|136.9066|2330
        豊田市|470-471|565|35.0824|137.1563|422
        = 北海道|01|Asia/Tokyo
        札幌市|060-065|11|43.0618|141.3545|1970
        旭川市|070-079|166|43.7706|142.3650|329
        函館市|040-042|138|41.7687|140.7291|251
        = 福岡県|40|Asia/Tokyo
        福岡市|810-819|92|33.5902|130.4017|1610
        北九州市|800-808|93|33.8835|130.8752|939
        = 兵庫県|28|Asia/Tokyo
        神戸市|650-658|78|34.6901|135.1955|1520
        姫路市|670-672|79|34.8151|134.6853|530
        = 京都府|26|Asia/Tokyo
        京都市|600-616|75|35.0116|135.7681|1460
        = 埼玉県|11|Asia/Tokyo
        さいたま市|330-338|48|35.8617|139.6455|1320
        川越市|350|49|35.9251|139.4858|354
        = 広島県|34|Asia/Tokyo
        広島市|730-739|82|34.3853|132.4553|1200
        = 宮城県|04|Asia/Tokyo
        仙台市|980-984|22|38.2682|140.8694|1097
        = 千葉県|12|Asia/Tokyo
        千葉市|260-267|43|35.6074|140.1065|975
        船橋市|273-274|47|35.6947|139.9826|643
        = 新潟県|15|Asia/Tokyo
        新潟市|950-951|25|37.9161|139.0364|789
        = 静岡県|22|Asia/Tokyo
        静岡市|420-424|54|34.9756|138.3828|693
        浜松市|430-435|53|34.7108|137.7261|790
        = 岡山県|33|Asia/Tokyo
        岡山市|700-704|86|34.6551|133.9195|724
        = 熊本県|43|Asia/Tokyo
        熊本市|860-862|96|32.8031|130.7079|738
        = 石川県|17|Asia/Tokyo
        金沢市|920-921|76|36.5613|136.6562|463
        = 沖縄県|47|Asia/Tokyo
        那覇市|900-903|98|26.2124|127.6809|317
        """,
    ),
    "BR": _country(
        "Brazil",
        "Brasil",
        "55",
        "BRL",
        "pt",
        postal_tail="-###",
        address="{street}, {number}",
        line="{address}, {city} - {region_code}, {postal}",
        highest_number=1900,
        units="Apto #;Bloco A;Bloco B;Sala #",
        streets="""
        Rua das Flores; Rua São José; Avenida Brasil; Rua XV de Novembro; Rua Sete de Setembro; Rua Tiradentes; Avenida Getúlio Vargas;
        Rua Santos Dumont; Rua Dom Pedro II; Rua Rui Barbosa; Rua São Paulo; Rua Marechal Deodoro; Avenida Paulista; Rua Bahia;
        Rua Castro Alves; Rua Santa Catarina; Rua Minas Gerais; Rua Rio de Janeiro; Avenida Presidente Vargas; Rua Duque de Caxias;
        Rua Machado de Assis; Rua São João; Rua das Palmeiras; Rua dos Ipês; Rua Benjamin Constant; Rua Floriano Peixoto;
        Avenida Independência; Rua Amazonas; Rua Paraná; Rua Santo Antônio; Rua da Paz; Rua das Acácias; Travessa Bela Vista
        """,
        cities="""
        = São Paulo|SP|America/Sao_Paulo
        São Paulo|01001-01599 02001-02499 04001-04799 05001-05799|11|-23.5505|-46.6333|12300
        Guarulhos|07010-07199|11|-23.4543|-46.5337|1390
        Campinas|13010-13109|19|-22.9099|-47.0626|1210
        Santos|11010-11089|13|-23.9608|-46.3336|433
        Ribeirão Preto|14010-14099|16|-21.1704|-47.8103|710
        Sorocaba|18010-18099|15|-23.5015|-47.4526|687
        = Rio de Janeiro|RJ|America/Sao_Paulo
        Rio de Janeiro|20010-20799 22010-22799|21|-22.9068|-43.1729|6740
        Niterói|24020-24399|21|-22.8832|-43.1034|515
        = Distrito Federal|DF|America/Sao_Paulo
        Brasília|70040-70999|61|-15.7939|-47.8828|3050
        = Bahia|BA|America/Bahia
        Salvador|40010-41999|71|-12.9777|-38.5016|2880
        Feira de Santana|44001-44099|75|-12.2664|-38.9663|619
        = Ceará|CE|America/Fortaleza
        Fortaleza|60010-60899|85|-3.7319|-38.5267|2690
        = Minas Gerais|MG|America/Sao_Paulo
        Belo Horizonte|30110-31999|31|-19.9167|-43.9345|2520
        Uberlândia|38400-38414|34|-18.9186|-48.2772|699
        Juiz de Fora|36010-36099|32|-21.7642|-43.3496|573
        = Amazonas|AM|America/Manaus
        Manaus|69005-69099|92|-3.1190|-60.0217|2220
        = Paraná|PR|America/Sao_Paulo
        Curitiba|80010-82999|41|-25.4284|-49.2733|1950
        Londrina|86010-86099|43|-23.3045|-51.1696|575
        = Pernambuco|PE|America/Recife
        Recife|50010-52999|81|-8.0476|-34.8770|1650
        = Rio Grande do Sul|RS|America/Sao_Paulo
        Porto Alegre|90010-91999|51|-30.0346|-51.2177|1490
        Caxias do Sul|95010-95099|54|-29.1678|-51.1794|517
        = Pará|PA|America/Belem
        Belém|66010-66899|91|-1.4558|-48.4902|1500
        = Goiás|GO|America/Sao_Paulo
        Goiânia|74010-74899|62|-16.6869|-49.2648|1540
        = Santa Catarina|SC|America/Sao_Paulo
        Florianópolis|88010-88099|48|-27.5949|-48.5482|508
        Joinville|89201-89239|47|-26.3045|-48.8487|597
        = Espírito Santo|ES|America/Sao_Paulo
        Vitória|29010-29099|27|-20.3155|-40.3128|365
        = Rio Grande do Norte|RN|America/Fortaleza
        Natal|59010-59149|84|-5.7945|-35.2110|890
        """,
    ),
    "PL": _country(
        "Poland",
        "Polska",
        "48",
        "PLN",
        "pl",
        postal_tail="",
        address="{street} {number}",
        highest_number=140,
        units="m. #;lok. #",
        streets="""
        ul. Polna; ul. Leśna; ul. Słoneczna; ul. Krótka; ul. Szkolna; ul. Ogrodowa; ul. Lipowa; ul. Łąkowa; ul. Brzozowa; ul. Kwiatowa;
        ul. Kościelna; ul. Sosnowa; ul. Zielona; ul. Parkowa; ul. Akacjowa; ul. Kolejowa; ul. Mickiewicza; ul. Kościuszki;
        ul. Sienkiewicza; ul. Słowackiego; ul. Piłsudskiego; ul. Konopnickiej; ul. 3 Maja; ul. Dębowa; ul. Wiejska; ul. Zamkowa;
        ul. Długa; ul. Nowa; ul. Piaskowa; ul. Klonowa; ul. Wesoła; ul. Jasna; al. Jana Pawła II; pl. Wolności; ul. Rynek; ul. Wodna
        """,
        cities="""
        = mazowieckie|14|Europe/Warsaw
        Warszawa|00-020 00-105 00-333 00-542 00-695 01-015 01-234 02-017 02-495 02-777 03-310 03-450 04-028 04-370|22|52.2297|21.0122|1860
        Radom|26-600 26-610 26-612|48|51.4027|21.1471|205
        = małopolskie|12|Europe/Warsaw
        Kraków|30-003 30-110 30-415 30-611 31-026 31-154 31-476 31-845|12|50.0647|19.9450|800
        Tarnów|33-100 33-101 33-103|14|50.0121|20.9858|105
        = łódzkie|10|Europe/Warsaw
        Łódź|90-009 90-215 90-406 91-134 91-342 92-318 93-121 94-023|42|51.7592|19.4560|665
        = dolnośląskie|02|Europe/Warsaw
        Wrocław|50-020 50-116 50-343 51-124 52-131 53-203 53-611 54-118|71|51.1079|17.0385|672
        = wielkopolskie|30|Europe/Warsaw
        Poznań|60-101 60-345 60-687 61-131 61-245 61-612 61-809|61|52.4064|16.9252|541
        = pomorskie|22|Europe/Warsaw
        Gdańsk|80-001 80-128 80-244 80-297 80-336 80-462 80-855|58|54.3520|18.6466|486
        Gdynia|81-002 81-198 81-333 81-451 81-577|58|54.5189|18.5305|244
        = zachodniopomorskie|32|Europe/Warsaw
        Szczecin|70-001 70-227 70-535 71-047 71-364 71-602|91|53.4285|14.5528|391
        = kujawsko-pomorskie|04|Europe/Warsaw
        Bydgoszcz|85-005 85-067 85-164 85-435 85-796|52|53.1235|18.0084|334
        Toruń|87-100 87-118|56|53.0138|18.5984|196
        = lubelskie|06|Europe/Warsaw
        Lublin|20-001 20-074 20-124 20-455 20-718|81|51.2465|22.5684|334
        = podlaskie|20|Europe/Warsaw
        Białystok|15-003 15-082 15-213 15-426 15-688|85|53.1325|23.1688|294
        = śląskie|24|Europe/Warsaw
        Katowice|40-005 40-082 40-155 40-519 40-749|32|50.2649|19.0238|285
        Częstochowa|42-200 42-208 42-215 42-226|34|50.8118|19.1203|213
        Gliwice|44-100 44-105 44-113 44-121|32|50.2945|18.6714|173
        Bielsko-Biała|43-300 43-309 43-316|33|49.8224|19.0584|168
        = podkarpackie|18|Europe/Warsaw
        Rzeszów|35-005 35-060 35-213 35-310 35-601|17|50.0412|21.9991|198
        = świętokrzyskie|26|Europe/Warsaw
        Kielce|25-001 25-116 25-314 25-512 25-636|41|50.8661|20.6286|186
        = warmińsko-mazurskie|28|Europe/Warsaw
        Olsztyn|10-001 10-117 10-219 10-457 10-693|89|53.7784|20.4801|168
        = lubuskie|08|Europe/Warsaw
        Zielona Góra|65-001 65-119 65-213 65-392|68|51.9356|15.5062|140
        = opolskie|16|Europe/Warsaw
        Opole|45-005 45-083 45-215 45-401|77|50.6751|17.9213|127
        """,
    ),
    "IN": _country(
        "India",
        "India",
        "91",
        "INR",
        "en",
        address="{number}, {street}",
        line="{address}, {city}, {region} {postal}",
        highest_number=240,
        units="Flat #;Floor #;Block A;Block B",
        streets="""
        MG Road; Station Road; Gandhi Nagar; Nehru Road; Park Street; Lake View Road; Temple Road; Church Road; Ring Road; Civil Lines;
        Rajaji Street; Netaji Subhash Marg; Link Road; Shivaji Nagar; Ashok Nagar; Patel Nagar; Main Road; Market Road; College Road;
        Hospital Road; Cross Street; Model Town; Sector 15; Sector 21; Indira Nagar; Rajendra Nagar; Vivekananda Road; Tagore Road;
        Garden Road; Residency Road; Mall Road; Jawahar Marg; Laxmi Nagar; Hill Road; Palm Avenue
        """,
        cities="""
        = Maharashtra|MH|Asia/Kolkata
        Mumbai|400001-400099|22|19.0760|72.8777|12400
        Pune|411001-411052|20|18.5204|73.8567|3120
        Nagpur|440001-440037|712|21.1458|79.0882|2400
        Nashik|422001-422013|253|19.9975|73.7898|1480
        = Delhi|DL|Asia/Kolkata
        New Delhi|110001-110096|11|28.6139|77.2090|11000
        = Karnataka|KA|Asia/Kolkata
        Bengaluru|560001-560103|80|12.9716|77.5946|8440
        Mysuru|570001-570030|821|12.2958|76.6394|920
        = Telangana|TG|Asia/Kolkata
        Hyderabad|500001-500098|40|17.3850|78.4867|6810
        = Gujarat|GJ|Asia/Kolkata
        Ahmedabad|380001-380061|79|23.0225|72.5714|5570
        Surat|395001-395017|261|21.1702|72.8311|4470
        Vadodara|390001-390024|265|22.3072|73.1812|1670
        = Tamil Nadu|TN|Asia/Kolkata
        Chennai|600001-600119|44|13.0827|80.2707|4650
        Coimbatore|641001-641049|422|11.0168|76.9558|1050
        Madurai|625001-625022|452|9.9252|78.1198|1020
        = West Bengal|WB|Asia/Kolkata
        Kolkata|700001-700107|33|22.5726|88.3639|4500
        = Rajasthan|RJ|Asia/Kolkata
        Jaipur|302001-302039|141|26.9124|75.7873|3050
        Jodhpur|342001-342014|291|26.2389|73.0243|1030
        = Uttar Pradesh|UP|Asia/Kolkata
        Lucknow|226001-226031|522|26.8467|80.9462|2820
        Kanpur|208001-208027|512|26.4499|80.3319|2770
        Varanasi|221001-221011|542|25.3176|82.9739|1200
        = Madhya Pradesh|MP|Asia/Kolkata
        Indore|452001-452020|731|22.7196|75.8577|1990
        Bhopal|462001-462047|755|23.2599|77.4126|1800
        = Bihar|BR|Asia/Kolkata
        Patna|800001-800030|612|25.5941|85.1376|1680
        = Kerala|KL|Asia/Kolkata
        Kochi|682001-682042|484|9.9312|76.2673|677
        Thiruvananthapuram|695001-695043|471|8.5241|76.9366|957
        = Punjab|PB|Asia/Kolkata
        Ludhiana|141001-141017|161|30.9010|75.8573|1620
        = Chandigarh|CH|Asia/Kolkata
        Chandigarh|160001-160047|172|30.7333|76.7794|1050
        = Andhra Pradesh|AP|Asia/Kolkata
        Visakhapatnam|530001-530053|891|17.6868|83.2185|2040
        = Odisha|OD|Asia/Kolkata
        Bhubaneswar|751001-751031|674|20.2961|85.8245|840
        = Assam|AS|Asia/Kolkata
        Guwahati|781001-781040|361|26.1445|91.7362|960
        """,
    ),
    "MX": _country(
        "Mexico",
        "México",
        "52",
        "MXN",
        "es",
        streets=_LATIN_AMERICAN_STREETS,
        line="{address}, {postal} {city}, {region}",
        highest_number=950,
        units="Int. #;Depto. #",
        cities="""
        = Ciudad de México|CMX|America/Mexico_City
        Ciudad de México|01000-01990 03000-03940 06000-06900 11000-11950|55|19.4326|-99.1332|9200
        = Jalisco|JAL|America/Mexico_City
        Guadalajara|44100-44990|33|20.6597|-103.3496|1390
        Zapopan|45010-45239|33|20.7236|-103.3848|1480
        = Nuevo León|NLE|America/Monterrey
        Monterrey|64000-64999|81|25.6866|-100.3161|1140
        = Puebla|PUE|America/Mexico_City
        Puebla|72000-72590|222|19.0414|-98.2063|1690
        = Baja California|BCN|America/Tijuana
        Tijuana|22000-22710|664|32.5149|-117.0382|1920
        Mexicali|21000-21399|686|32.6245|-115.4523|1050
        = Guanajuato|GUA|America/Mexico_City
        León|37000-37549|477|21.1219|-101.6833|1720
        = Chihuahua|CHH|America/Chihuahua
        Chihuahua|31000-31384|614|28.6353|-106.0889|937
        = Chihuahua|CHH|America/Ciudad_Juarez
        Ciudad Juárez|32000-32695|656|31.6904|-106.4245|1510
        = Yucatán|YUC|America/Merida
        Mérida|97000-97319|999|20.9674|-89.5926|995
        = San Luis Potosí|SLP|America/Mexico_City
        San Luis Potosí|78000-78439|444|22.1565|-100.9855|911
        = Aguascalientes|AGU|America/Mexico_City
        Aguascalientes|20000-20299|449|21.8853|-102.2916|948
        = Querétaro|QUE|America/Mexico_City
        Santiago de Querétaro|76000-76249|442|20.5888|-100.3899|1050
        = Sonora|SON|America/Hermosillo
        Hermosillo|83000-83299|662|29.0729|-110.9559|936
        = Quintana Roo|ROO|America/Cancun
        Cancún|77500-77569|998|21.1619|-86.8515|889
        = Veracruz|VER|America/Mexico_City
        Veracruz|91700-91919|229|19.1738|-96.1342|607
        = Coahuila|COA|America/Monterrey
        Saltillo|25000-25299|844|25.4383|-100.9737|880
        = Oaxaca|OAX|America/Mexico_City
        Oaxaca de Juárez|68000-68159|951|17.0732|-96.7266|271
        """,
    ),
    "SE": _country(
        "Sweden",
        "Sverige",
        "46",
        "SEK",
        "sv",
        postal_tail=" ##",
        highest_number=90,
        units="lgh 110#;lgh 120#;#tr",
        streets="""
        Storgatan; Skolgatan; Kungsgatan; Drottninggatan; Järnvägsgatan; Nygatan; Parkvägen; Björkvägen; Ringvägen; Industrigatan;
        Kyrkogatan; Trädgårdsgatan; Skogsvägen; Östergatan; Västergatan; Strandvägen; Stationsgatan; Villagatan; Ekvägen; Granvägen;
        Lindvägen; Tallvägen; Solvägen; Kvarnvägen; Hantverkargatan; Bergsgatan; Backvägen; Slottsgatan; Torggatan; Ängsvägen
        """,
        cities="""
        = Stockholms län|AB|Europe/Stockholm
        Stockholm|111-118|8|59.3293|18.0686|985
        Solna|169-171|8|59.3600|18.0009|84
        Södertälje|151-152|8|59.1955|17.6253|101
        = Västra Götalands län|O|Europe/Stockholm
        Göteborg|411-418|31|57.7089|11.9746|596
        Borås|503-507|33|57.7210|12.9401|114
        = Skåne län|M|Europe/Stockholm
        Malmö|211-218|40|55.6050|13.0038|357
        Helsingborg|252-256|42|56.0465|12.6945|150
        Lund|222-227|46|55.7047|13.1910|127
        = Uppsala län|C|Europe/Stockholm
        Uppsala|752-757|18|59.8586|17.6389|242
        = Östergötlands län|E|Europe/Stockholm
        Linköping|582-587|13|58.4108|15.6214|166
        Norrköping|602-608|11|58.5877|16.1924|144
        = Västmanlands län|U|Europe/Stockholm
        Västerås|721-726|21|59.6099|16.5448|158
        = Örebro län|T|Europe/Stockholm
        Örebro|702-705|19|59.2753|15.2134|158
        = Jönköpings län|F|Europe/Stockholm
        Jönköping|553-556|36|57.7826|14.1618|145
        = Västerbottens län|AC|Europe/Stockholm
        Umeå|903-907|90|63.8258|20.2630|132
        = Gävleborgs län|X|Europe/Stockholm
        Gävle|802-806|26|60.6749|17.1413|104
        = Västernorrlands län|Y|Europe/Stockholm
        Sundsvall|852-857|60|62.3908|17.3069|100
        = Värmlands län|S|Europe/Stockholm
        Karlstad|652-656|54|59.3793|13.5036|97
        = Kronobergs län|G|Europe/Stockholm
        Växjö|352-355|470|56.8777|14.8091|97
        = Norrbottens län|BD|Europe/Stockholm
        Luleå|972-976|920|65.5848|22.1547|79
        """,
    ),
    "TR": _country(
        "Türkiye",
        "Türkiye",
        "90",
        "TRY",
        "tr",
        address="{street} No: {number}",
        line="{address}, {postal} {city}/{region}",
        highest_number=160,
        units="Daire #;Kat #",
        streets="""
        Atatürk Caddesi; Cumhuriyet Caddesi; İstiklal Caddesi; İnönü Caddesi; Gazi Caddesi; Fatih Caddesi; Lale Sokak; Gül Sokak;
        Menekşe Sokak; Papatya Sokak; Çınar Sokak; Bahçe Sokak; Okul Sokak; Cami Sokak; Çiçek Sokak; Zafer Caddesi; Barış Caddesi;
        Hürriyet Caddesi; Mimar Sinan Caddesi; Yunus Emre Caddesi; Mevlana Caddesi; İstasyon Caddesi; Sahil Yolu Caddesi;
        Akasya Sokak; Defne Sokak; Zeytin Sokak; Kavak Sokak; Ihlamur Sokak; Deniz Sokak; Yıldız Sokak; Güneş Sokak; Pınar Sokak
        """,
        cities="""
        = İstanbul|34|Europe/Istanbul
        Kadıköy|34710-34744|216|40.9903|29.0275|484
        Beşiktaş|34330-34357|212|41.0430|29.0094|177
        Şişli|34360-34387|212|41.0602|28.9877|276
        Üsküdar|34660-34696|216|41.0227|29.0137|525
        Fatih|34080-34134|212|41.0186|28.9397|368
        Bakırköy|34140-34158|212|40.9819|28.8744|226
        = Ankara|06|Europe/Istanbul
        Çankaya|06420-06700|312|39.9179|32.8627|944
        Keçiören|06280-06310|312|39.9783|32.8643|938
        Yenimahalle|06170-06200|312|39.9653|32.8100|695
        = İzmir|35|Europe/Istanbul
        Konak|35210-35290|232|38.4189|27.1287|332
        Bornova|35030-35100|232|38.4697|27.2211|452
        Karşıyaka|35510-35600|232|38.4560|27.1100|346
        = Bursa|16|Europe/Istanbul
        Osmangazi|16010-16090|224|40.1885|29.0610|888
        Nilüfer|16110-16130|224|40.2128|28.9600|518
        = Antalya|07|Europe/Istanbul
        Muratpaşa|07010-07250|242|36.8841|30.7056|521
        Konyaaltı|07050-07070|242|36.8700|30.6400|194
        Alanya|07400-07450|242|36.5437|31.9998|333
        = Adana|01|Europe/Istanbul
        Seyhan|01010-01170|322|36.9914|35.3308|793
        = Konya|42|Europe/Istanbul
        Selçuklu|42030-42100|332|37.8970|32.4830|690
        = Gaziantep|27|Europe/Istanbul
        Şahinbey|27010-27090|342|37.0594|37.3825|931
        = Kayseri|38|Europe/Istanbul
        Melikgazi|38010-38070|352|38.7205|35.4826|592
        = Eskişehir|26|Europe/Istanbul
        Odunpazarı|26010-26080|222|39.7667|30.5256|416
        = Samsun|55|Europe/Istanbul
        İlkadım|55020-55090|362|41.2867|36.3300|344
        = Trabzon|61|Europe/Istanbul
        Ortahisar|61030-61080|462|41.0027|39.7168|330
        = Mersin|33|Europe/Istanbul
        Yenişehir|33110-33160|324|36.7850|34.5860|270
        = Muğla|48|Europe/Istanbul
        Bodrum|48400|252|37.0344|27.4305|187
        """,
    ),
    "CN": _country(
        "China",
        "中国",
        "86",
        "CNY",
        "zh",
        postal_tail="",
        address="{street}{number}号",
        line="{region}{city}{address} {postal}",
        highest_number=480,
        units="#室;#单元",
        streets="""
        人民路; 中山路; 解放路; 建设路; 和平路; 新华路; 胜利路; 文化路; 光明路; 友谊路; 朝阳路; 长江路; 黄河路; 北京路; 上海路; 南京路; 学府路;
        公园路; 花园路; 青年路; 幸福路; 东风路; 迎宾大道; 体育路; 科技路; 振兴路; 环城路; 滨河路; 育才路; 工业路; 前进大街; 复兴街
        """,
        cities="""
        = 北京市|BJ|Asia/Shanghai
        朝阳区|100020-100029 100101-100107|10|39.9219|116.4431|3450
        海淀区|100080-100098|10|39.9599|116.2981|3130
        东城区|100005-100011|10|39.9288|116.4160|709
        = 上海市|SH|Asia/Shanghai
        浦东新区|200120-200137|21|31.2213|121.5440|5680
        徐汇区|200030-200035|21|31.1885|121.4368|1110
        静安区|200040-200042|21|31.2288|121.4484|976
        = 广东省|GD|Asia/Shanghai
        广州市|510030-510080|20|23.1291|113.2644|18700
        深圳市|518000-518060|755|22.5431|114.0579|17600
        佛山市|528000-528010|757|23.0215|113.1214|9500
        东莞市|523000-523080|769|23.0207|113.7518|10500
        = 浙江省|ZJ|Asia/Shanghai
        杭州市|310000-310020|571|30.2741|120.1551|11900
        宁波市|315000-315040|574|29.8683|121.5440|9400
        温州市|325000-325020|577|27.9938|120.6994|9570
        = 江苏省|JS|Asia/Shanghai
        南京市|210000-210040|25|32.0603|118.7969|9300
        苏州市|215000-215030|512|31.2990|120.5853|12700
        无锡市|214000-214040|510|31.4912|120.3119|7460
        = 四川省|SC|Asia/Shanghai
        成都市|610000-610090|28|30.5728|104.0668|20900
        = 湖北省|HB|Asia/Shanghai
        武汉市|430000-430080|27|30.5928|114.3055|12300
        = 陕西省|SN|Asia/Shanghai
        西安市|710000-710080|29|34.3416|108.9398|12900
        = 重庆市|CQ|Asia/Shanghai
        渝中区|400010-400015|23|29.5530|106.5690|588
        = 天津市|TJ|Asia/Shanghai
        和平区|300040-300051|22|39.1172|117.2147|355
        = 湖南省|HN|Asia/Shanghai
        长沙市|410000-410015|731|28.2282|112.9388|10000
        = 山东省|SD|Asia/Shanghai
        济南市|250000-250032|531|36.6512|117.1201|9200
        青岛市|266000-266042|532|36.0671|120.3826|10000
        = 辽宁省|LN|Asia/Shanghai
        沈阳市|110000-110044|24|41.8057|123.4315|9070
        大连市|116000-116033|411|38.9140|121.6147|7450
        = 福建省|FJ|Asia/Shanghai
        厦门市|361000-361012|592|24.4798|118.0894|5160
        福州市|350000-350014|591|26.0745|119.2965|8290
        = 河南省|HA|Asia/Shanghai
        郑州市|450000-450016|371|34.7466|113.6254|12600
        = 云南省|YN|Asia/Shanghai
        昆明市|650000-650034|871|24.8801|102.8329|8460
        """,
    ),
    "KR": _country(
        "South Korea",
        "대한민국",
        "82",
        "KRW",
        "ko",
        address="{street} {number}",
        line="{region} {city} {address} ({postal})",
        highest_number=320,
        units="#호;#층",
        streets="""
        중앙로; 세종대로; 강남대로; 테헤란로; 역삼로; 논현로; 봉은사로; 시청로; 평화로; 학동로; 충무로; 을지로; 반포대로; 서초대로; 양재대로; 공원로;
        대학로; 번영로; 해운대로; 광복로; 동성로; 문화로; 시장길; 한강대로; 남산로; 은행로; 벚꽃로; 솔밭길; 호수로; 새마을로
        """,
        cities="""
        = 서울특별시|11|Asia/Seoul
        강남구|06000-06370|2|37.5172|127.0473|530
        서초구|06500-06810|2|37.4837|127.0324|405
        송파구|05500-05850|2|37.5145|127.1059|660
        마포구|03900-04210|2|37.5663|126.9019|365
        종로구|03000-03190|2|37.5735|126.9790|141
        = 부산광역시|26|Asia/Seoul
        해운대구|48050-48120|51|35.1631|129.1635|385
        부산진구|47100-47360|51|35.1629|129.0532|355
        = 인천광역시|28|Asia/Seoul
        연수구|21900-22010|32|37.4102|126.6783|390
        남동구|21500-21700|32|37.4474|126.7314|500
        = 대구광역시|27|Asia/Seoul
        수성구|42000-42290|53|35.8582|128.6306|410
        달서구|42600-42850|53|35.8299|128.5327|540
        = 대전광역시|30|Asia/Seoul
        유성구|34000-34230|42|36.3622|127.3561|350
        = 광주광역시|29|Asia/Seoul
        북구|61000-61260|62|35.1741|126.9120|430
        = 경기도|41|Asia/Seoul
        수원시|16200-16720|31|37.2636|127.0286|1190
        성남시|13100-13650|31|37.4201|127.1267|930
        고양시|10200-10580|31|37.6584|126.8320|1080
        용인시|16800-17190|31|37.2411|127.1776|1080
        = 울산광역시|31|Asia/Seoul
        남구|44600-44800|52|35.5438|129.3301|310
        = 제주특별자치도|49|Asia/Seoul
        제주시|63000-63360|64|33.4996|126.5312|490
        = 경상남도|48|Asia/Seoul
        창원시|51100-51800|55|35.2280|128.6811|1020
        = 전라북도|45|Asia/Seoul
        전주시|54800-55150|63|35.8242|127.1480|650
        = 충청북도|43|Asia/Seoul
        청주시|28100-28820|43|36.6424|127.4890|850
        = 강원도|42|Asia/Seoul
        춘천시|24200-24470|33|37.8813|127.7298|285
        """,
    ),
    "PT": _country(
        "Portugal",
        "Portugal",
        "351",
        "EUR",
        "pt",
        postal_tail="-###",
        address="{street}, {number}",
        streets=_PORTUGUESE_STREETS,
        highest_number=160,
        units="#.º Esq.;#.º Dto.;R/C",
        cities="""
        = Lisboa|11|Europe/Lisbon
        Lisboa|1000 1050 1070 1100 1150 1170 1200 1250 1300 1350 1500 1600 1700 1750 1900|21|38.7223|-9.1393|545
        Sintra|2710|21|38.8029|-9.3817|385
        Cascais|2750|21|38.6979|-9.4215|214
        = Porto|13|Europe/Lisbon
        Porto|4000 4050 4100 4150 4200 4250 4300 4350|22|41.1579|-8.6291|232
        Vila Nova de Gaia|4400 4430|22|41.1239|-8.6118|304
        Matosinhos|4450 4460|22|41.1820|-8.6890|172
        = Braga|03|Europe/Lisbon
        Braga|4700 4705 4710 4715|253|41.5454|-8.4265|193
        Guimarães|4800 4810 4835|253|41.4425|-8.2918|157
        = Coimbra|06|Europe/Lisbon
        Coimbra|3000 3020 3030 3040|239|40.2033|-8.4103|141
        = Setúbal|15|Europe/Lisbon
        Setúbal|2900 2910|265|38.5244|-8.8882|124
        Almada|2800 2805|21|38.6765|-9.1651|177
        = Aveiro|01|Europe/Lisbon
        Aveiro|3800 3810|234|40.6405|-8.6538|81
        = Faro|08|Europe/Lisbon
        Faro|8000 8005|289|37.0194|-7.9304|68
        = Leiria|10|Europe/Lisbon
        Leiria|2400 2410 2415|244|39.7436|-8.8071|129
        = Évora|07|Europe/Lisbon
        Évora|7000 7005|266|38.5714|-7.9135|54
        = Madeira|30|Atlantic/Madeira
        Funchal|9000 9020 9050|291|32.6669|-16.9241|105
        = Viseu|18|Europe/Lisbon
        Viseu|3500 3510 3515|232|40.6566|-7.9125|100
        """,
    ),
    "RU": _country(
        "Russia",
        "Россия",
        "7",
        "RUB",
        "ru",
        address="{street}, д. {number}",
        line="{postal}, {city}, {address}",
        highest_number=120,
        units="кв. #;офис #",
        streets="""
        ул. Ленина; ул. Советская; ул. Молодёжная; ул. Центральная; ул. Школьная; ул. Новая; ул. Садовая; ул. Лесная; ул. Набережная;
        ул. Мира; ул. Гагарина; ул. Пушкина; ул. Кирова; ул. Октябрьская; ул. Зелёная; ул. Первомайская; ул. Комсомольская; пр. Победы;
        ул. Чехова; ул. Полевая; ул. Луговая; ул. Горького; ул. Лермонтова; ул. Толстого; ул. Парковая; ул. Солнечная; ул. Строителей;
        ул. Заречная; ул. Железнодорожная; ул. Спортивная; Невская ул.; ул. Чайковского
        """,
        cities="""
        = Москва|MOW|Europe/Moscow
        Москва|101000 105005 107031 109012 115035 119021 121069 123001 125009 127006 129090|495 499|55.7558|37.6173|13000
        = Санкт-Петербург|SPE|Europe/Moscow
        Санкт-Петербург|190000 191011 192007 194044 195009 196084 197022 198035 199004|812|59.9311|30.3609|5600
        = Новосибирская область|NVS|Asia/Novosibirsk
        Новосибирск|630005 630007 630049 630073 630090 630099|383|55.0084|82.9357|1620
        = Свердловская область|SVE|Asia/Yekaterinburg
        Екатеринбург|620014 620026 620028 620075 620100 620144|343|56.8389|60.6057|1540
        = Республика Татарстан|TA|Europe/Moscow
        Казань|420012 420015 420043 420087 420111 420124|843|55.7963|49.1088|1310
        = Нижегородская область|NIZ|Europe/Moscow
        Нижний Новгород|603000 603005 603022 603093 603115|831|56.2965|43.9361|1220
        = Челябинская область|CHE|Asia/Yekaterinburg
        Челябинск|454007 454048 454080 454091 454138|351|55.1644|61.4368|1180
        = Красноярский край|KYA|Asia/Krasnoyarsk
        Красноярск|660017 660049 660075 660099 660135|391|56.0153|92.8932|1190
        = Самарская область|SAM|Europe/Samara
        Самара|443001 443010 443056 443096 443110|846|53.1959|50.1002|1160
        = Республика Башкортостан|BA|Asia/Yekaterinburg
        Уфа|450000 450005 450059 450076 450103|347|54.7388|55.9721|1150
        = Ростовская область|ROS|Europe/Moscow
        Ростов-на-Дону|344002 344006 344018 344082 344116|863|47.2357|39.7015|1140
        = Омская область|OMS|Asia/Omsk
        Омск|644007 644024 644042 644099 644122|381|54.9885|73.3242|1110
        = Краснодарский край|KDA|Europe/Moscow
        Краснодар|350000 350015 350049 350063 350080|861|45.0355|38.9753|1120
        = Воронежская область|VOR|Europe/Moscow
        Воронеж|394006 394018 394036 394077|473|51.6608|39.2003|1050
        = Пермский край|PER|Asia/Yekaterinburg
        Пермь|614000 614015 614039 614068 614107|342|58.0105|56.2502|1030
        = Волгоградская область|VGG|Europe/Volgograd
        Волгоград|400001 400005 400066 400074 400131|844|48.7080|44.5133|1020
        """,
    ),
    "UA": _country(
        "Ukraine",
        "Україна",
        "380",
        "UAH",
        "uk",
        address="{street}, {number}",
        line="{address}, {city}, {postal}",
        highest_number=130,
        units="кв. #;офіс #",
        streets="""
        вул. Шевченка; вул. Центральна; вул. Садова; вул. Лесі Українки; вул. Івана Франка; вул. Миру; вул. Незалежності; вул. Шкільна;
        вул. Зелена; вул. Соборна; вул. Грушевського; вул. Київська; вул. Набережна; вул. Молодіжна; вул. Лісова; вул. Польова;
        вул. Козацька; вул. Сонячна; вул. Паркова; вул. Хмельницького; вул. Сагайдачного; просп. Перемоги; вул. Героїв України;
        вул. Вишнева; вул. Каштанова; вул. Городоцька; вул. Коцюбинського; вул. Мазепи; пл. Ринок; вул. Калинова
        """,
        cities="""
        = Київ|30|Europe/Kyiv
        Київ|01001 01004 01030 02002 02068 03035 03056 04050 04071 04210|44|50.4501|30.5234|2950
        = Харківська область|63|Europe/Kyiv
        Харків|61000 61002 61022 61057 61145|57|49.9935|36.2304|1420
        = Одеська область|51|Europe/Kyiv
        Одеса|65000 65009 65026 65044 65125|48|46.4825|30.7233|1010
        = Дніпропетровська область|12|Europe/Kyiv
        Дніпро|49000 49044 49069 49100|56|48.4647|35.0462|970
        Кривий Ріг|50000 50027 50065|56|47.9105|33.3918|604
        = Львівська область|46|Europe/Kyiv
        Львів|79000 79005 79008 79013 79057|32|49.8397|24.0297|717
        = Запорізька область|23|Europe/Kyiv
        Запоріжжя|69000 69035 69063 69095|61|47.8388|35.1396|710
        = Миколаївська область|48|Europe/Kyiv
        Миколаїв|54000 54001 54017 54030|51|46.9750|31.9946|470
        = Вінницька область|05|Europe/Kyiv
        Вінниця|21000 21018 21036 21050|43|49.2331|28.4682|370
        = Полтавська область|53|Europe/Kyiv
        Полтава|36000 36011 36020 36039|53|49.5883|34.5514|280
        = Чернігівська область|74|Europe/Kyiv
        Чернігів|14000 14005 14013 14027|46|51.4982|31.2893|283
        = Черкаська область|71|Europe/Kyiv
        Черкаси|18000 18002 18015|47|49.4444|32.0598|270
        = Житомирська область|18|Europe/Kyiv
        Житомир|10001 10008 10014|41|50.2547|28.6587|262
        = Івано-Франківська область|26|Europe/Kyiv
        Івано-Франківськ|76000 76010 76018|34|48.9226|24.7111|238
        = Рівненська область|56|Europe/Kyiv
        Рівне|33000 33013 33028|36|50.6199|26.2516|243
        = Тернопільська область|61|Europe/Kyiv
        Тернопіль|46000 46001 46008|35|49.5535|25.5948|225
        """,
    ),
}

LOCALE_COUNTRIES = {
    "en": "US", "es": "ES", "de": "DE", "fr_QC": "CA", "es_CA": "ES", "gu_IN": "IN", "hi_IN": "IN", "ta_IN": "IN", "or_IN": "IN",
    "mr_IN": "IN",
}  # fmt: skip
"""The countries of locales that do not name theirs."""

CAPITALS = """
AR|Argentina|54|ARS|Buenos Aires|-34.6037|-58.3816|America/Argentina/Buenos_Aires
AM|Armenia|374|AMD|Yerevan|40.1792|44.4991|Asia/Yerevan
AZ|Azerbaijan|994|AZN|Bakı|40.4093|49.8671|Asia/Baku
BD|Bangladesh|880|BDT|Dhaka|23.8103|90.4125|Asia/Dhaka
BE|Belgium|32|EUR|Brussel|50.8503|4.3517|Europe/Brussels
BG|Bulgaria|359|BGN|София|42.6977|23.3219|Europe/Sofia
CL|Chile|56|CLP|Santiago|-33.4489|-70.6693|America/Santiago
CO|Colombia|57|COP|Bogotá|4.7110|-74.0721|America/Bogota
CZ|Czechia|420|CZK|Praha|50.0755|14.4378|Europe/Prague
DK|Denmark|45|DKK|København|55.6761|12.5683|Europe/Copenhagen
DZ|Algeria|213|DZD|Alger|36.7538|3.0588|Africa/Algiers
EE|Estonia|372|EUR|Tallinn|59.4370|24.7536|Europe/Tallinn
FI|Finland|358|EUR|Helsinki|60.1699|24.9384|Europe/Helsinki
GE|Georgia|995|GEL|თბილისი|41.7151|44.8271|Asia/Tbilisi
GR|Greece|30|EUR|Αθήνα|37.9838|23.7275|Europe/Athens
HR|Croatia|385|EUR|Zagreb|45.8150|15.9819|Europe/Zagreb
HU|Hungary|36|HUF|Budapest|47.4979|19.0402|Europe/Budapest
ID|Indonesia|62|IDR|Jakarta|-6.2088|106.8456|Asia/Jakarta
IE|Ireland|353|EUR|Dublin|53.3498|-6.2603|Europe/Dublin
IL|Israel|972|ILS|ירושלים|31.7683|35.2137|Asia/Jerusalem
IR|Iran|98|IRR|تهران|35.6892|51.3890|Asia/Tehran
IS|Iceland|354|ISK|Reykjavík|64.1466|-21.9426|Atlantic/Reykjavik
KE|Kenya|254|KES|Nairobi|-1.2921|36.8219|Africa/Nairobi
LI|Liechtenstein|423|CHF|Vaduz|47.1410|9.5209|Europe/Vaduz
LK|Sri Lanka|94|LKR|Colombo|6.9271|79.8612|Asia/Colombo
LT|Lithuania|370|EUR|Vilnius|54.6872|25.2797|Europe/Vilnius
LU|Luxembourg|352|EUR|Luxemburg|49.6116|6.1319|Europe/Luxembourg
LV|Latvia|371|EUR|Rīga|56.9496|24.1052|Europe/Riga
MK|North Macedonia|389|MKD|Скопје|41.9981|21.4254|Europe/Skopje
NG|Nigeria|234|NGN|Lagos|6.5244|3.3792|Africa/Lagos
NO|Norway|47|NOK|Oslo|59.9139|10.7522|Europe/Oslo
NP|Nepal|977|NPR|काठमाडौं|27.7172|85.3240|Asia/Kathmandu
NZ|New Zealand|64|NZD|Auckland|-36.8509|174.7645|Pacific/Auckland
PH|Philippines|63|PHP|Manila|14.5995|120.9842|Asia/Manila
PK|Pakistan|92|PKR|Karachi|24.8607|67.0011|Asia/Karachi
PS|Palestine|970|ILS|رام الله|31.9038|35.2034|Asia/Hebron
RO|Romania|40|RON|București|44.4268|26.1025|Europe/Bucharest
SA|Saudi Arabia|966|SAR|الرياض|24.7136|46.6753|Asia/Riyadh
SI|Slovenia|386|EUR|Ljubljana|46.0569|14.5058|Europe/Ljubljana
SK|Slovakia|421|EUR|Bratislava|48.1486|17.1077|Europe/Bratislava
TH|Thailand|66|THB|กรุงเทพมหานคร|13.7563|100.5018|Asia/Bangkok
TW|Taiwan|886|TWD|台北市|25.0330|121.5654|Asia/Taipei
UZ|Uzbekistan|998|UZS|Toshkent|41.2995|69.2401|Asia/Tashkent
VN|Vietnam|84|VND|Hà Nội|21.0278|105.8342|Asia/Ho_Chi_Minh
ZA|South Africa|27|ZAR|Johannesburg|-26.2041|28.0473|Africa/Johannesburg
"""
"""Countries without a table of cities: code, name, calling code, currency, largest city with its place, time zone."""

NATIONS = """
AF Afghanistan;AL Albania;DZ Algeria;AD Andorra;AO Angola;AG Antigua and Barbuda;AR Argentina;AM Armenia;AU Australia;AT Austria;
AZ Azerbaijan;BS Bahamas;BH Bahrain;BD Bangladesh;BB Barbados;BY Belarus;BE Belgium;BZ Belize;BJ Benin;BT Bhutan;BO Bolivia;
BA Bosnia and Herzegovina;BW Botswana;BR Brazil;BN Brunei;BG Bulgaria;BF Burkina Faso;BI Burundi;CV Cabo Verde;KH Cambodia;
CM Cameroon;CA Canada;CF Central African Republic;TD Chad;CL Chile;CN China;CO Colombia;KM Comoros;CG Congo;CR Costa Rica;
CI Côte d'Ivoire;HR Croatia;CU Cuba;CY Cyprus;CZ Czechia;CD Democratic Republic of the Congo;DK Denmark;DJ Djibouti;DM Dominica;
DO Dominican Republic;EC Ecuador;EG Egypt;SV El Salvador;GQ Equatorial Guinea;ER Eritrea;EE Estonia;SZ Eswatini;ET Ethiopia;
FJ Fiji;FI Finland;FR France;GA Gabon;GM Gambia;GE Georgia;DE Germany;GH Ghana;GR Greece;GD Grenada;GT Guatemala;GN Guinea;
GW Guinea-Bissau;GY Guyana;HT Haiti;HN Honduras;HU Hungary;IS Iceland;IN India;ID Indonesia;IR Iran;IQ Iraq;IE Ireland;IL Israel;
IT Italy;JM Jamaica;JP Japan;JO Jordan;KZ Kazakhstan;KE Kenya;KI Kiribati;KW Kuwait;KG Kyrgyzstan;LA Laos;LV Latvia;LB Lebanon;
LS Lesotho;LR Liberia;LY Libya;LI Liechtenstein;LT Lithuania;LU Luxembourg;MG Madagascar;MW Malawi;MY Malaysia;MV Maldives;ML Mali;
MT Malta;MH Marshall Islands;MR Mauritania;MU Mauritius;MX Mexico;FM Micronesia;MD Moldova;MC Monaco;MN Mongolia;ME Montenegro;
MA Morocco;MZ Mozambique;MM Myanmar;NA Namibia;NR Nauru;NP Nepal;NL Netherlands;NZ New Zealand;NI Nicaragua;NE Niger;NG Nigeria;
KP North Korea;MK North Macedonia;NO Norway;OM Oman;PK Pakistan;PW Palau;PA Panama;PG Papua New Guinea;PY Paraguay;PE Peru;
PH Philippines;PL Poland;PT Portugal;QA Qatar;RO Romania;RU Russia;RW Rwanda;KN Saint Kitts and Nevis;LC Saint Lucia;
VC Saint Vincent and the Grenadines;WS Samoa;SM San Marino;ST São Tomé and Príncipe;SA Saudi Arabia;SN Senegal;RS Serbia;
SC Seychelles;SL Sierra Leone;SG Singapore;SK Slovakia;SI Slovenia;SB Solomon Islands;SO Somalia;ZA South Africa;KR South Korea;
SS South Sudan;ES Spain;LK Sri Lanka;SD Sudan;SR Suriname;SE Sweden;CH Switzerland;SY Syria;TW Taiwan;TJ Tajikistan;TZ Tanzania;
TH Thailand;TL Timor-Leste;TG Togo;TO Tonga;TT Trinidad and Tobago;TN Tunisia;TR Türkiye;TM Turkmenistan;TV Tuvalu;UG Uganda;
UA Ukraine;AE United Arab Emirates;GB United Kingdom;US United States;UY Uruguay;UZ Uzbekistan;VU Vanuatu;VE Venezuela;VN Vietnam;
YE Yemen;ZM Zambia;ZW Zimbabwe
"""
"""ISO 3166-1 alpha-2 codes of sovereign states with their English names."""

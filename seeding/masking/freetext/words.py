"""Words that people are called by and that mean something else as well: a lone one in a text may be either.

Beside the lists of this file, the most frequent words of the languages of the policy's locales (Faker's) count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from seeding.kinds import naming_data, product_data, review_data, telling_data, text_data, words
from seeding.kinds.network_data import FILES, STEM_ENDS
from seeding.vocabulary import word_set

_ENGLISH = """
abbey angel april art ash aspen aurora august autumn bailey baker banks barber barker barrel bass bay bean bear beck
bell berry best bill bird birch bishop black bliss bloom blue bob bond book booker boss bowman branch brand brandy
brave bridge bridges bright brock bronze brook brooks brown buck bud burn bush butcher butler candy cane cannon carol
carpenter carter case cash castle chance chandler chapel charity charm chase cherry chip chuck church clay cliff close
coach cobb cole college colt constant cook cooper copper corn court cox craft crane cross crow crown crystal curry
dale daisy dash dawn day dean dee deep destiny diamond dick dixon dodge dove drake drew drum duke dusty dyer eagle
early east easter eden elder english ernest eve ever fair faith falcon fall farmer farrow fern field fields finch finn
fish fisher flag fleming flint flower flowers ford forest forester fortune foster fountain fox frank freedom freeman
french friend frost fuller gage gale garden gardener gardner garland garner garnet gay gem gene gentle gentry german
ginger glass glen glover gold golden good goodman grace grant gray green greene grey grove guy hale hall hammer hand
happy hardy harmony harp harper harry hart harvest hasty hawk haven hazel head heart heath heather heaven herb herbs
hero hill hills hogg holiday holland holly honey honor hood hook hope horn house howl hunt hunter hurt hyde ice ida
indigo ink iris iron island ivory ivy jack jade jasmine jasper jay jean jet jewel job joy judge july june justice keen
key kid king kit kitchen knight knott lacy lake lamb lance land lane lark lasting laurel lavender law leaf lee legend
leigh levy lily linen lion little lock long lord lot love lovely low luck lucky lush lux mace maid major man march
marina marine mark marks marsh marshal marshall martin mason masters matte max may mead means melody mercy merit merry
miles mill miller mint miss misty money montana monday moon moore moral more morning moss mount mountain myrtle nance
nash nature neat new nick night nightingale noble noel north oak oakley ocean olive opal orange page pages paige paint
palm palmer pansy paradise paris park parker parks parrot parsons pat patience paul payne peace peach peacock pearl
penny pepper perfect perry petal pickle piece pierce pike pine piper pitt pitts plant plum pole poole poor pope poppy
porter post potter pound powder power powers pratt precious price pride prime prince princess prior pryor purdy purple
queen quick quill rain rainbow ranger raven ray read reader red reed reef reeves reich rhodes rice rich rider rim ring
rise rob robin rock rocky rod root roots rose rosemary rowan royal ruby rush russet rusty sable sage sailor saint
salmon salt sandy savage savannah sawyer scarlet scout sea sellers serenity shade shark sharp shell shepherd ship
shore short sierra silver singer singleton skinner sky sleek slick sloan small smart snow snyder soft sol son song
south spark sparks speaker spencer spice spring stark star stella sterling stern stone storm street strong sue summer
summers sun sunday sunny sunshine swan sweet swift talon tanner taylor teal temple terry thorn tiger tiffany timber
tod torch tower town trace trinity trip true trinidad trump tucker tuesday turner tyler usher vale valentine valley
van velvet venus victor victory viola violet violets virtue vogue wade wagner walker wall walls ward ware warner
warren wash washington water waters watts way weaver weeks welch well wells west wheat wheeler white wild wilder will
willow wills winner winter winters wise wish wolf wolfe wood woods world worth wren wright york young zen adidas alexa
apple austin berlin boston bradley brooklyn carolina cesar chelsea china christian columbia dakota dallas dell denver
diesel dyson florence georgia gibson hilton houston hugo india indiana jackson jersey jordan kent lincoln london
lourdes madison mars mercedes milan nike orlando oxford philips phoenix regina salem sony sydney santiago tesla tokyo
vegas venice verona vienna virginia wilson windsor zara wednesday thursday friday saturday january february september
october november december amazing awesome beautiful bought comfy excellent fabulous fantastic fine great however nice
overall please quality really recommend recommended super terrible thank thanks though works worst wow buy bad cheap
fast ok okay sad ana ali an as ben can dan do don ed hi in jan jo lo ma mi mo my no pa per sal sam tu ty vi ye yes you
sales merino polo coral earl sole shea celina angeles charlotte toledo durham montgomery jefferson franklin hamilton
newton watt kelvin hertz pascal celsius ohm volt ampere morse bourbon java python julia kotlin delphi oracle amazon
fargo morgan stanley sachs goldman visa discover walmart kohl macy nordstrom levi wrangler guess kate spade armani
gucci prada chanel dior versace hermes cartier rolex omega tissot casio bentley rolls royce bmw audi porsche ferrari
bugatti maserati fiat opel seat skoda volvo saab chrysler cadillac buick pontiac chevrolet lexus honda mazda suzuki
kia benz mini rover jaguar aston lotus morris victoria adelaide melbourne perth darwin hobart georgetown lancaster
lincolnshire bristol chester manchester sheffield cambridge stratford richmond arlington irving laredo reno salinas
valencia granada cordoba leon merida santa vista clara rosa cruz barbara monica nevada tennessee louisiana
"""
_GERMAN = """
adler bach bauer baum beck becker berg blume braun brand brunner busch degen engel ernst falk fink fischer fleischer
forster frank freitag freund friede fromm frost fuchs fuhrmann gabel gerber glaser glück graf groß gross grün gärtner
hahn hammer hase haus heide heil herbst herr herzog hirsch hof hoffnung holz horn hund jung jäger kaiser kaufmann kern
kiefer klein klug koch kohl könig kraft kranz kraus krebs kreuz krug kuhn kurz kunde lamm lang lange licht lieb linde
linden löwe mai maler markt marke maurer mayer meer meister metzger montag morgen mutter möller müller nagel neu
neumann nord nuss ost ostern pfeffer pfeifer post preis rabe rat reich reiter richter ring ritter rose rosen roth rot
sander sauer schade schenk schiller schloss schmied schmidt schneider schuster schwarz schäfer seiler sommer sonne
sonntag stark stein stern stolz storch strauß streit süß tag tanne teufel thaler tisch traube treu vogel voigt vogt
wagner wald weber wein weiß weiss weiter wind winter wirth wolf wolke wunder wunsch zahn zander zeller ziegler
zimmermann zucker
"""
_FRENCH = """
aimé ange avril aurore barbier berger blanc blanche bois bonne boucher boulanger bourgeois brun chance chevalier clair
claire comte cousin cuisinier désiré dubois duc août fleur fontaine forestier fort fournier franc garde gentil grand
gros jardin jeune joie juste lapin leblanc legrand lejeune leroy leroux lion lune lys mai marchand marguerite marin
marine mars martin martinet masson mercier merle meunier moulin neuf noir noël page papillon parfait parisien pascal
petit perle pierre pomme prudent pure ravi reine reynard riche rivière roche roi rose rousse rousseau roux royer rue
sage saint savoie soleil simon tailleur vallée victoire vigne violette
"""
_SPANISH = """
abril agosto alba alegría alma amado amor ángel aurora blanca blanco bravo bueno caballero calle camino campo campos
casa castillo cielo clara consuelo cordero cortés cruz delgado dolores dulce esperanza estrella feliz flor flores
fuentes gallo gloria guapo guerra guerrero herrero hidalgo hierro iglesias jardín león libertad linda lobo luna luz
mar marina marzo mayo mercado mercedes milagros molina monte montes moreno navarro nieves nieve norte olivo palma
palacio paloma pastor paz pilar piedra plaza prado primavera reina rey reyes rico río ríos rojo rosa rosario rubio
sabio salud santo santos sol soledad soto sierra soler torre torres valle vega verde vidal victoria virgen zapatero
"""
_ITALIAN = """
amato aprile angelo aurora bianca bianchi bianco bruno buono caro chiara conte costa fabbri ferrari ferro fiore fiori
fontana forte franco gallo gatti gentile gioia grande greco leone longo luce lupo maggio marina marino martino mare
mille monti moro neri pace pesce pietra piazza pratica ricci riva rosa rossa rossi rosso ruggiero russo sala santo
serena sereno sole stella valle verde vita villa vittoria viola
"""
_DUTCH = """
bakker berg bos boer bloem bloemen bruin de dijk groen groot haan hart hoop jager jong kaas kok koning kuiper lang
leeuw licht meer mei meijer molen mol mulder prins prinsen roos rood schaap smit smits steen ster vis visser vos vogel
wit wolf zee zomer zwart
"""
_PORTUGUESE = """
abril alegria amado amor barros branco campos carvalho castro céu coelho costa cruz esperança estrela ferro flores
fonte gloria glória leão lima linda lobo lua luz machado maio mar marinho matos mendes moreira moura neves nova
oliveira paixão paz pedra pereira pinheiro pinto pires praia prata ramos reis ribeiro rocha rosa salgado sales santos
serra sol silva teixeira vale verde vitória
"""
LISTS = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
}

TITLES = """
mr mrs ms miss mx sir madam dr prof professor rev hon jr sr ii iii iv phd md dds dvm esq mba bsc msc ba herr frau
fräulein dipl ing monsieur madame mademoiselle mme mlle señor señora señorita don doña sig signor signora dott mag
"""
"""Before and after names, and no part of them."""
PARTICLES = """
von van de der den del della di da do dos das du la le las los el al bin ibn ben zu zum zur ter ten y e und and
"""
"""Parts of family names that are none by themselves."""


FILE_ENDINGS = word_set(
    "jpg jpeg png gif webp svg bmp tif tiff heic pdf doc docx odt rtf txt md xls xlsx ods csv ppt pptx zip gz mp3 mp4 "
    "mov avi wav ogg webm json xml html eml msg vcf ics"
)
"""What names of files end in."""


@lru_cache(maxsize=64)
def common_words(locales: tuple[str, ...]) -> frozenset[str]:
    """The words of English and of the languages of `locales` that a lone name may be mistaken for, in lower case."""
    languages = {"en", *(locale.split("_")[0] for locale in locales)}
    found = {word for language in languages for word in LISTS.get(language, "").split()}
    for locale in dict.fromkeys(("en_US", *locales)):
        if words.has("lorem", locale):
            found.update(str(word).lower() for word in getattr(words.provider("lorem", locale), "word_list", ()))
    return frozenset(found)


@lru_cache(maxsize=64)
def everyday_words(locales: tuple[str, ...]) -> frozenset[str]:
    """The words that things are named and told by in seeded rows, in lower case, save for those people are called."""
    from seeding.kinds.person import listed_names

    told = (naming_data, product_data, review_data, telling_data, text_data)
    texts = [text for module in told for text in _texts(vars(module))]
    texts += [stem for file in FILES for stem in file.stems]
    found = {word for text in texts for word in _WORD.findall(text.lower())} | FILE_ENDINGS
    found |= {end.strip("-") for end in STEM_ENDS}
    names = {
        name.lower()
        for locale in dict.fromkeys(("en_US", *locales))
        for names in listed_names(locale)
        for name in names
    }
    return frozenset(found - names)


def is_name(text: str) -> bool:
    """Whether a word is a first or last name of one of the languages that pseudonyms are most often drawn in."""
    return text.lower() in common_names()


@lru_cache(maxsize=1)
def common_names() -> frozenset[str]:
    """The first and last names of the languages that pseudonyms are most often drawn in, in lower case."""
    from seeding.kinds.person import listed_names

    locales = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "pt_BR", "pl_PL", "sv_SE")
    return frozenset(name.lower() for locale in locales for names in listed_names(locale) for name in names)


_WORD = re.compile(r"[^\W\d_]+")


def _texts(value: Any) -> Iterator[str]:
    """The texts of tables of words, whatever they are nested in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if not str(key).startswith("__"):
                yield from _texts(key)
                yield from _texts(one)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from _texts(one)

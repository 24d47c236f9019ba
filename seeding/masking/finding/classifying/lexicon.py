"""Words by which columns say what they hold that is nobody's in particular: codes, texts, titles, amounts."""

from __future__ import annotations

import re

from seeding.vocabulary import word_set

FILES = re.compile(r".*(File|Image|Photo|Avatar|Thumbnail)\w*Field")
"""Classes of columns that hold files."""
HSTORES = ("HStoreField", "hstore")
"""Classes of columns that hold names and values."""
TECHNICAL = word_set(
    "type kind status state flag format class method version language locale currency unit mode level order "
    "position index width size sha md checksum mime mimetype codename path template color colour icon css layout "
    "theme timezone engine backend encoding algorithm frequency queue exchange hostname namespace module function "
    "func hook action verb model app table column field op operation category group role scope grant rte slot "
    "table timeout cron minute hour day month year event visibility structure usage direction priority severity "
    "provider gateway driver protocol channel extension filter md5sum sha1sum etag crc environment ver crontab "
    "ticker target lang tz pk cid key sku upc ean isbn barcode gtin distinction spec domain suffix "
    "prefix alignment font style locator selector pattern regex expression formula constraint "
    "permission policy tier min max minimum maximum preference flow batch stage phase step signal "
    "handler schema dialect charset worker cluster system medium campaign industry country zone "
    "language nation rule distribution ratio sha1 sha256 sha512 md5 db alias location connection "
    "orientation family browser os platform device currencie share access widget shape source "
    "tool changefreq node iso periodicity permalink anchor "
    "sorting flavor flavour variant period host attribute semester partition range revision view "
    "i18n interval recurrence rrule weekday duration quantity subdomain cardinality decimal precision hash uuid "
    "guid fingerprint digest etag number code reference slug id route tag tax duty freight subcode "
    "exempt lock storage cmdset program programme metric manufacturer make brand scheme service impact urgency "
    "likelihood importer exporter parser loader renderer serializer formatter adapter endpoint validator paid "
    "command workspace typename srid crs epsg doi edition identifier cls jurisdiction regulation validity genre "
    "classification coin tab right shift uid modality definition dkim spf estado stato etat "
    "operacion segment material sort idx arn langid naf ape printer server"
)
"""Last words of names of codes and settings."""
PROSE = word_set(
    "comment note remark message body text content feedback reason memo observation reply response answer "
    "description complaint testimonial transcript condolence eulogy story statement resolution explanation "
    "justification instruction minute detail rendered markdown html plain review narrative prompt discussion narration"
)
STRONG_PROSE = word_set(
    "comment note remark feedback memo observation reply complaint testimonial transcript resolution message answer "
    "signature narrative discussion justification minute narration"
)
KEPT_NOTES = word_set("comment note remark memo diary narration")
OCCASIONS = word_set(
    "accident incident emergency event occurrence appointment meeting activity task todo request reminder booking "
    "reservation visit search list"
)
TITLES = word_set("title subject heading headline summary caption topic")
URLS = word_set("url uri link href permalink redirect origin")
AMOUNTS = word_set("balance amount total percent percentage price cost fee rate")
NUMBERS = ("integer", "decimal", "float")
PUBLIC = word_set(
    "announcement news legal law term policy template public official publication product marketing press brochure"
)
"""Words of documents that are for everybody."""
FURTHER = ("name", "source", "link", "identifier")
"""Last words of columns that say nothing more than which one it is."""
TOLD_IN_FORMS = word_set(
    "id pk uuid key slug code type status state version language locale token hash form action provider url"
)
"""Last words of what a form says of itself."""

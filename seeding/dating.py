"""When things happen: what a date or an instant is, by its name, what its row is, and the neighbours that go before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import F, Q

from seeding.columns import DAY, SECOND
from seeding.conditions import Given, Only
from seeding.generators import OFFICE, Constant, Days, Integers, Moments
from seeding.reading.subjects import PAYMENTS
from seeding.schema import Field, Table
from seeding.sources import YEAR, After, Elapsed, Lasting
from seeding.truth import names_in
from seeding.vocabulary import words
from seeding.wording import head_of, snake_case

_STAMP = r"(_(at|on|date|time|datetime|timestamp|ts|dt|dttm|day))?"
CREATED = re.compile(
    r"(date_)?(created?|joined|added|registered|signup|signed_up|submitted|placed|posted|published|pub|first_seen|"
    rf"inserted|opened|sent|issued?|hired?|ordered|booked|invoiced|billed|purchased?|received|requested|"
    rf"activated|activation|filed|lodged|start(ed|s)?){_STAMP}|(date|time|datetime|timestamp|created_date)(_joined)?|"
    r"creation(_date|_time)?|start(_date|_time)?|begin(_date|s_at)?|valid_from"
)
LATER = re.compile(
    r"(date_|last_)?(updated?|modified|modification|changed|edited|seen|activity|login|closed|ended|finished|completed|resolved|"
    r"expires?|expired|expiry|due|delivered|paid|processed|confirmed|verified|cancelled|deleted|archived|read|"
    r"expected|estimated|eta|promised|shipped|dispatched|returned|refunded|approved|rejected|accepted|reviewed|answered|"
    r"replied|fulfilled|discontinued|retired|terminated|"
    rf"expiration|end(ed|s)?){_STAMP}|end(_date|_time)?|finish(_date)?|valid_(to|until)|"
    r"last_(login|update|change|modified|seen|activity|active)(_(at|on))?|deadline|expiration(_date)?"
)

_ENDING = r"(_?(at|on|date|time|datetime|ts|timestamp))?"
RECORDED = re.compile(
    r"(date_|time_)?(created|creation|added|inserted|registered|joined|signed_?up|sign_?up|registration)" + _ENDING
)
"""When the row itself came to be: the part of `CREATED` that says nothing of the world's own time."""

CHANGED = re.compile(r"(date_|time_|last_)?(updated|modified|changed|edited|modification|update)" + _ENDING)
"""When the row was changed: the part of `LATER` that can never lie before `RECORDED`."""

AHEAD = ("due", "expir", "end", "deadline", "valid", "expected", "estimated", "eta", "promised")
"""How names begin of moments that may lie in the future."""

_SPANS = (
    ("start", "end"), ("starts", "ends"), ("started", "ended"), ("start", "finish"), ("started", "finished"),
    ("begin", "end"), ("begins", "ends"), ("began", "ended"), ("valid_from", "valid_to"),
    ("valid_from", "valid_until"), ("from", "to"), ("since", "until"), ("opened", "closed"), ("checkin", "checkout"),
    ("check_in", "check_out"), ("issued", "due"), ("hired", "left"), ("arrival", "departure"),
    ("from", "until"), ("from", "till"), ("opens", "closes"), ("admitted", "discharged"), ("onset", "resolved"),
    ("departure", "return"), ("pickup", "return"), ("issue", "expiry"), ("issued", "expires"), ("effective", "expires"),
    ("opening", "closing"), ("open", "close"), ("clock_in", "clock_out"),
    ("hired", "resigned"), ("hired", "terminated"), ("hired", "retired"),
    ("joined", "retired"), ("purchased", "retired"), ("purchased", "decommissioned"), ("purchased", "disposed"),
    ("bought", "sold"), ("commissioned", "decommissioned"), ("launched", "discontinued"), ("von", "until"),
    ("started", "left"), ("joined", "left"), ("joined", "resigned"), ("purchased", "sold"),
    ("activation", "expiration"), ("effective", "expiration"), ("dtstart", "dtend"), ("login", "logout"),
    ("requested", "expunged"), ("arrived", "departed"), ("arrives", "departs"),
    ("requested", "expunged"), ("debut", "expiration"), ("start", "until"), ("starts", "until"), ("begin", "until"),
    ("start", "expiration"), ("start", "expiry"), ("from", "expiration"), ("active_from", "active_to"),
    ("activated", "deactivated"), ("activation", "deactivation"), ("etd", "eta"), ("atd", "ata"), ("etd", "atd"),
    ("timestamp", "received"), ("sent", "received"), ("occurred", "received"), ("occurred", "reported"),
    ("start", "due"), ("starts", "due"), ("started", "due"), ("start", "deadline"), ("start", "closing"),
    ("start", "closed"), ("start", "completed"), ("start", "completion"), ("started", "completed"),
    ("started", "closed"), ("started", "done"), ("created", "done"), ("start", "done"),
    ("placed", "fulfilled"), ("placed", "shipped"), ("placed", "delivered"), ("ordered", "fulfilled"),
    ("ordered", "shipped"), ("ordered", "delivered"), ("collected", "reported"), ("collected", "received"),
    ("sampled", "reported"), ("order", "required"), ("order", "due"), ("order", "ship"), ("order", "shipped"),
    ("order", "shipping"), ("order", "delivery"), ("order", "delivered"), ("invoice", "due"), ("invoice", "paid"),
    ("bill", "due"), ("issue", "due"), ("request", "due"), ("hire", "termination"), ("hire", "end"),
    ("hire", "leaving"), ("submitted", "decided"), ("start", "stop"), ("starts", "stops"), ("started", "stopped"),
    ("request", "response"), ("requested", "responded"), ("publish", "expire"), ("published", "expires"),
    ("publish", "expiry"), ("publish", "unpublish"), ("published", "unpublished"), ("subscribe", "unsubscribe"),
    ("subscribed", "unsubscribed"), ("start", "end_recurring_period"), ("start", "recurrence_end"),
    ("start", "repeat_until"),
)  # fmt: skip
"""Words for the first and the last moment of something. Whatever else a name says must be the same on both sides."""

_ENDINGS = ("", "_at", "_on", "_date", "_time", "_datetime", "_ts", "_dt")


@lru_cache(maxsize=4096)
def is_span(first: str, last: str) -> bool:
    """Whether two names are those of the ends of one span: `start_date` and `end_date`, `trial_start`, `trial_end`."""
    for begin, end in _SPANS:
        for ending in _ENDINGS:
            for other in {ending, "_at", "_on", "_date"}:
                if first.endswith(begin + ending) and last.endswith(end + other):
                    before = first[: len(first) - len(begin + ending)]
                    if before == last[: len(last) - len(end + other)] and (not before or before.endswith("_")):
                        return True
        if first.startswith(f"{begin}_") and last == f"{end}_{first[len(begin) + 1 :]}":
            return True
    return False


_TIMES = ("timestamp", "date")
_FOLLOWING = re.compile(
    r"(collected|reported|discharged?|canceled|settled|revoked|redeemed|suspended|banned|blocked|disabled|deactivated|"
    r"used|acknowledged|escalated|activated|activation|deactivation|assigned|picked_up|released|renewed|withdrawn|graduated|departed|checked_in|checked_out|"
    r"moderated|moderation|review|sending|viewed|expunged|purged|failed|retried|notified|"
    rf"reminded|signed|validated|resolution|completion|cancellation|closing){_STAMP}|redeem_by|"
    r"(expected|estimated|planned|promised|actual)_\w+|(.*_)?exp(ir(y|es|ation))?(_(at|on|date|time))?|\w+_until"
)
"""What comes later than the row itself, beyond what tells of a database (`LATER`)."""

_TAKEN_UP = re.compile(
    rf"(accepted|redeemed|used|claimed|confirmed|verified|activated|answered|responded|consumed|converted|signed){_STAMP}"
)
_OFFERED_UNTIL = re.compile(rf"(expir(y|es|ation)|valid_(to|until)){_STAMP}")
"""What somebody may take up, and until when."""

_SETTLED = re.compile(r"payment_(on|date|datetime)")
"""When a row is paid for, unless it is a payment itself."""

_OF_THE_WORLD = re.compile(
    r"(.*_)?(birth(day|date)?|born|dob|taken|captured|shot|original(ly)?|founded|established|foundation|manufactured|"
    r"built|produced|occurred|happened|worked|observed|measured|sampled|recorded|measurement|reading|event|incident|visit|"
    rf"period|valid|effective|fiscal|reference|value|publication|release){_STAMP}|original_\w+|(date|time|datetime|"
    r"timestamp|ts|dt)|(.*_)?(start|starts|started|begin|begins|began|from|since|dtstart)(_.*)?|time_of_\w+|.*_of_\w+"
)
"""Moments that somebody may tell of later on: they need not come after the row was made."""

_BIRTH = re.compile(r"(.*_)?(birth(_?(day|date))?|born(_(on|at))?|dob)")
"""Nothing follows a birth within some days."""

_CARD_ENDS = re.compile(r"(.*_)?(cc|card|creditcard)_expir(y|ation|es)(_(date|on|at))?")

_SIDES = (
    "sender|recipient|receiver|buyer|seller|customer|client|user|admin|staff|owner|author|guest|host|member|reviewer"
)
"""Whose moments a name may tell of: those when a message was deleted by each side."""

_BEGUN = re.compile(rf"(admitted|enrolled|arrived|employed|rented|borrowed|effective|certified|onset){_STAMP}|since")
"""What begins by another name than `CREATED` knows."""

_RECEIVED = re.compile(rf"(received|activated|activation){_STAMP}")
"""What begins a row where nothing tells when it was sent, or made."""

_PLANNED = re.compile(
    r"(scheduled|planned|booked|reserved|appointment|event|meeting|session|slot|visit|departure|arrival|check_?in|"
    r"pickup|delivery|trial|(current_)?period|next)(_\w+)?"
)
"""What is arranged when the row is made, for a time that comes."""

_UPCOMING = re.compile(
    rf"(.*_)?(exp|expir(y|es|ation)|expiry|deadline|renewal|valid_(to|until)|best_before){_STAMP}|next_\w+"
)
"""What mostly lies ahead, where no other column says from when on."""

_RECORDED = re.compile(rf"(date_)?(created|creation|added|booked|ordered|requested|registered|started){_STAMP}")

_BRIEF = re.compile(
    r"(.*_)?(appointment|meeting|event|session|slot|timeslot|shift|visit|call|lesson|class|consultation|interview|"
    r"occurrence|screening|showing|duty|viewing|rehearsal|inspection|performance|talk|match|game|activity|break|entry|log|record|scheduled|job|run|task|"
    r"execution|ride|trip|lecture|exam|seminar|webinar|party|booking|reservation)"
)
"""What begins and ends on one day, by the name of a model or what comes before `start`."""

_ANNOUNCED = re.compile(
    r"(.*_)?(course|training|workshop|camp|conference|festival|exhibition|tournament|retreat|excursion|semester|term|project|"
    r"milestone|sprint)"
)
"""What goes on for some days or weeks, and is announced or planned before."""

_TRAVEL = re.compile(
    r"(.*_)?(trip|flight|leg|journey|ride|voyage|shipment|transport|tour|route|connection|sailing|crossing)"
)
"""What departs before it arrives; guests arrive before they depart."""

_LASTING = (
    "contract|policy|license|licence|lease|loan|warranty|membership|certificate|insurance|tariff|passport|permit|card"
)
_LONG = re.compile(rf"(.*_)?({_LASTING})")
"""What goes on for years."""

_LONG_NAMED = re.compile(rf"({_LASTING})_")
"""How moments of such things are called where their row is something else."""

_RECURRING = re.compile(r"recurr|repeat")
"""How moments are called after which something brief does not come again."""

_OPEN = re.compile(r"(.*_)?(open(s|ed|ing)?|clos(es?|ed|ing?)|shift|work(ing|day)?|business|office|duty)(_.*)?")
_OPEN_MODEL = re.compile(r"(.*_)?(opening|business|working|office)_?(hours?|times?)|(.*_)?shift")
"""What a time of the day says of a place that is open, or of somebody at work: it goes on for hours."""

_LEAVING = re.compile(
    rf"(.*_)?(left|leaving|resigned|resignation|retired|retirement|terminated|termination|sold|decommissioned|scrapped|"
    rf"disposed|discontinued){_STAMP}"
)
"""What most have not come to, and some have, however long they were there."""

_YEAR_OF_EXPIRY = re.compile(r"(.*_)?(exp|expiry|expires|expiration|valid_(to|until|thru|through))_year")


def dated(table: Table, field: Field, as_of: int) -> tuple[Any, str]:
    """The source of a date or an instant, and the reason."""
    name = snake_case(field.name)
    if (
        _CARD_ENDS.fullmatch(name) is None
        and not _paper(table, field)
        and (not CREATED.fullmatch(name) or _RECEIVED.fullmatch(name))
        and (found := _followed(table, field))
    ):
        return found
    if _paper(table, field):
        return _between(field, as_of - YEAR // 4, as_of + 4 * YEAR), "the end of a paper in use"
    recorded = _recorded(table, field)
    if recorded is not None and (_PLANNED.fullmatch(name) or _begins(table, name)):
        return After((recorded.name,), 45, True, 0.3 if field.optional else 0.0), f"planned when {recorded.name}"
    if _CARD_ENDS.fullmatch(name) or (head_of(table.called) == "card" and _UPCOMING.fullmatch(name)):
        return _between(field, as_of - YEAR // 4, as_of + 4 * YEAR), "the end of a card in use"
    if _UPCOMING.fullmatch(name):
        return _between(field, as_of - YEAR // 4, as_of + YEAR), "mostly ahead of the as-of date"
    made = recorded_field(table)
    if made is not None and made is not field and _comes_later(field):
        return After((made.name,), 60, False, 0.3 if field.optional else 0.0), f"after {made.name}"
    day = "a day of the two years before the as-of date"
    return _between(field, as_of - 2 * YEAR, as_of), (
        day if field.storage == "date" else "a moment of the two years before the as-of instant"
    )


def _comes_later(field: Field) -> bool:
    """Whether an instant is one of the row's own life, and not of what it tells of."""
    name = snake_case(field.name)
    told = RECORDED.fullmatch(name) or _OF_THE_WORLD.fullmatch(name)
    return field.storage == "timestamp" and not field.stamped and told is None


def _between(field: Field, start: int, end: int) -> Any:
    return Days(start // DAY, end // DAY - 1) if field.storage == "date" else Moments(start, end, OFFICE)


def _followed(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of what ends something that another column begins, or comes later than the row itself."""
    name = snake_case(field.name)
    times = [other for other in table.fields if other.storage in _TIMES and other is not field]
    start = next(
        (one for one in times if _ends(table, one.name, field.name) and not _BIRTH.fullmatch(snake_case(one.name))),
        None,
    )
    missing = 0.3 if field.optional else 0.0
    if start is not None:
        source: Any = After((start.name,), 1000 if _goes_on(table, name) else 60, True, missing)
        if _LEAVING.fullmatch(name):
            source = After((start.name,), None, False, 0.8 if field.optional else 0.0)
        if _brief(table, start) and not _RECURRING.search(name) and {start.storage, field.storage} == {"timestamp"}:
            source = Lasting(start.name, missing)
        return Only(source, Given(start.name)) if start.null and field.null else source, f"after {start.name}"
    begun = [other for pattern in (CREATED, _BEGUN) for other in times if pattern.fullmatch(snake_case(other.name))]
    begun = [other for other in begun if not _ends(table, field.name, other.name)]
    changed = field.stamped == "changed" or CHANGED.fullmatch(name) is not None
    recorded = [one for one in _recorded_fields(table) if one is not field]
    earlier = [one.name for one in (recorded if changed else recorded[:1])]
    if not changed or not earlier:
        earlier += [one.name for one in begun[:1] if one is not field and one.name not in earlier]
    of_whom = re.sub(rf"^({_SIDES})_", "", name)
    settled = _SETTLED.fullmatch(of_whom) is not None and head_of(table.called) not in PAYMENTS
    if not earlier or not (changed or settled or LATER.fullmatch(of_whom) or _FOLLOWING.fullmatch(of_whom)):
        return None
    until = next((one.name for one in times if _OFFERED_UNTIL.fullmatch(one.name.lower())), "")
    if until and _TAKEN_UP.fullmatch(name) and until not in earlier:
        return After(tuple(earlier), 60, False, missing, within=until), f"after {' and '.join(earlier)}, by {until}"
    ahead = name.startswith((*AHEAD, "planned", "redeem")) or "until" in name or "expir" in name
    soon = not changed and not name.startswith(("update", "modified", "last", "change", "edit"))
    most = 1000 if ahead and _goes_on(table, name) else 60 if soon or ahead else None
    return After(tuple(earlier), most, ahead, missing), f"after {' and '.join(earlier)}"


_LASTED = re.compile(
    r"(?P<of>.*_)?(duration|elapsed(_time)?|run_?time|time_taken|time_spent)(_(in_)?(?P<unit>ms|millis\w*|s|secs?|seconds?|"
    r"mins?|minutes?|hours?|days?))?"
)
_UNITS = {"m": 60, "s": 1, "h": 3600, "d": 86_400}


def lasted(table: Table, field: Field) -> tuple[Any, str] | None:
    """The source of how long something took of which the row has the beginning and the end, and the reason."""
    told = _LASTED.fullmatch(snake_case(field.name))
    if told is None or field.unique or field.storage not in ("duration", "integer"):
        return None
    unit = told["unit"] or ("" if field.storage == "duration" else "s")
    if field.storage == "integer" and not told["unit"]:
        # A number may be of seconds or of minutes.
        return None
    times = [one for one in table.fields if one.storage == "timestamp" and not one.auto]
    spans = [(one, two) for one in times for two in times if one is not two and named_span(table, one.name, two.name)]
    if len(spans) != 1:
        return None
    (first, last), *_ = spans
    micros = 1_000 if unit.startswith(("ms", "milli")) else _UNITS.get(unit[:1], 1) * SECOND
    if field.high is not None and field.high < 90 * DAY // micros:
        return None
    otherwise = Constant(timedelta()) if field.storage == "duration" else Constant(0)
    return Elapsed(first.name, last.name, otherwise, micros), f"from {first.name} to {last.name}"


def time_of(minutes: int) -> time:
    """The time of the day so many minutes after midnight."""
    return time(minutes // 60, minutes % 60)


def takes_hours(table: Table, field: Field) -> bool:
    """Whether a time of the day is when a place opens or closes, or somebody's work begins or ends."""
    return any(_OPEN.fullmatch(one) for one in (snake_case(field.name), "_".join(words(field.name)))) or bool(
        _OPEN_MODEL.fullmatch(snake_case(table.called))
    )


def _paper(table: Table, field: Field) -> bool:
    """Whether a moment is when a paper of somebody's expires, of which nothing says from when on it is good."""
    name = snake_case(field.name)
    if _LONG_NAMED.match(name) is None or (_UPCOMING.fullmatch(name) is None and "expires" not in name):
        return False
    return not any(_ends(table, one.name, field.name) for one in table.fields if one.storage in _TIMES)


def _ends(table: Table, first: str, last: str) -> bool:
    """Whether a column ends what another one begins: a check compares them so, or they are named so."""
    asked = ordered_by_checks(table)
    if (first, last) in asked or (last, first) in asked:
        return (first, last) in asked
    return named_span(table, first, last)


def named_span(table: Table, first: str, last: str) -> bool:
    """Whether two columns are named as the ends of one span, as their table means it."""
    declared = [_turned(snake_case(one.name)) for one in table.fields if _GOING.search(snake_case(one.name))]
    # Who travels departs first; who comes to stay, as guests do, arrives.
    travels = _TRAVEL.fullmatch(head_of(table.called)) or (declared and "arriv" in declared[0])
    for name in (snake_case, lambda name: "_".join(words(name))):
        names = name(first), name(last)
        if is_span(*(_turned(names[0]), _turned(names[1])) if travels else names):
            return True
    return False


def _turned(name: str) -> str:
    """A name with arrival for departure, and the other way round."""
    return _GOING.sub(lambda found: _OPPOSITE[found[0]], name)


_OPPOSITE = {
    "arrival": "departure", "arrived": "departed", "arrives": "departs",
    "departure": "arrival", "departed": "arrived", "departs": "arrives",
}  # fmt: skip
_GOING = re.compile("|".join(_OPPOSITE))


def ordered_by_checks(table: Table) -> set[tuple[str, str]]:
    """The pairs of fields of which a check says that the first does not lie after the last."""
    return {pair for check in table.checks for pair in _compared(check.condition)}


def _compared(condition: Any) -> Iterator[tuple[str, str]]:
    if isinstance(condition, Q) and not condition.negated:
        for child in condition.children:
            yield from _compared(child)
    elif isinstance(condition, tuple) and isinstance(condition[1], F):
        (other,) = names_in(condition[1])
        name, _, lookup = condition[0].partition("__")
        if lookup in ("gt", "gte"):
            yield other, name
        elif lookup in ("lt", "lte"):
            yield name, other


def _recorded(table: Table, field: Field) -> Field | None:
    """The other column that says when the row was made."""
    return next(
        (f for f in table.fields if f is not field and f.storage in _TIMES and _RECORDED.fullmatch(snake_case(f.name))),
        None,
    )


def _begins(table: Table, name: str) -> bool:
    """Whether a name says when something brief begins, or what many come to, which is arranged before."""
    head = head_of(table.called)
    return (_BRIEF.fullmatch(head) or _ANNOUNCED.fullmatch(head)) is not None and re.fullmatch(
        rf"(start|begin)s?{_STAMP}", name
    ) is not None


def goes_on_for_years(table: Table) -> bool:
    """Whether rows tell of what goes on for years, such as contracts."""
    return _LONG.fullmatch(head_of(table.called)) is not None


def _goes_on(table: Table, name: str) -> bool:
    return goes_on_for_years(table) or _LONG_NAMED.match(name) is not None


def year_of_expiry(field: Field, as_of: int) -> Any:
    """The source of the year in which something ends that is in use: one of the next five; None for other columns."""
    if field.storage != "integer" or not _YEAR_OF_EXPIRY.fullmatch(snake_case(field.name)):
        return None
    this = 1970 + as_of // YEAR
    return Integers(max(this + 1, field.low or 0), max(this + 5, field.low or 0))


def _brief(table: Table, start: Field) -> bool:
    if any(one.storage == "duration" and _LASTED.fullmatch(snake_case(one.name)) for one in table.fields):
        return True
    before = re.split(r"_?(?:start|begin|from|check)", snake_case(start.name))[0]
    return any(_BRIEF.fullmatch(one) for one in (head_of(table.called), before) if one)


def recorded_field(table: Table) -> Field | None:
    """The column that says when a row was made, of which nothing but that is told."""
    return next(iter(_recorded_fields(table)), None)


def _recorded_fields(table: Table) -> list[Field]:
    times = [one for one in table.fields if one.storage in _TIMES]
    return [one for one in times if one.stamped == "created" or RECORDED.fullmatch(snake_case(one.name))]


def creation_field(table: Table) -> Field | None:
    """The column that says when a row came to be: when it was made, else when what it tells of began."""
    times = [one for one in table.fields if one.storage in _TIMES]
    begun = next((one for one in times if CREATED.fullmatch(snake_case(one.name))), None)
    return recorded_field(table) or begun


__all__ = [
    "AHEAD",
    "CHANGED",
    "CREATED",
    "LATER",
    "RECORDED",
    "creation_field",
    "dated",
    "goes_on_for_years",
    "is_span",
    "lasted",
    "recorded_field",
    "takes_hours",
    "year_of_expiry",
]

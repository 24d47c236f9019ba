"""Patterns that rules of models follow, each declared once: what suggests it, and how columns are drawn by it.

A pattern proposes itself from the errors and the rows that have them; `seeding.trials.learning` tries what is proposed
on rows drawn anew and keeps what the rule then accepts. To add one, write a class and its place among `ORDER`.
"""

from seeding.trials.patterns.comparing import Ahead, Between, Chain, Ordered, OrderedNamed, OrderedUnsaid, Stages
from seeding.trials.patterns.differing import Apart, Differing
from seeding.trials.patterns.evident import (
    Agreeing,
    Differs,
    Flagged,
    JoinedSeen,
    Limit,
    LimitBetween,
    Listed,
    Multiple,
    NeverBoth,
    OrderedSeen,
    Rounded,
    Smaller,
    Spanned,
    Workdays,
)
from seeding.trials.patterns.forms import BegunBy, Cased, Formatted, InNetwork, PrefixedBy
from seeding.trials.patterns.learned import Learned, all_patterns, pattern, read, written
from seeding.trials.patterns.links import (
    PairOf,
    Picked,
    PickedNamed,
    SameParent,
    SameParentNamed,
    SameParentRead,
    SamePlace,
    SamePlaceNamed,
    SamePlaceRead,
)
from seeding.trials.patterns.presence import (
    Accompanied,
    DependAlike,
    Depends,
    DependsUnnamed,
    Emptied,
    ExactlyOne,
    Filled,
    FilledNamed,
    Presupposes,
    Together,
    Unlinked,
)
from seeding.trials.patterns.probing import Calendar, Equals, Follows, FollowsWhere
from seeding.trials.patterns.trial import Trial
from seeding.trials.patterns.values import Alike, Among, AmongWhere, NeverTogether, Untouched
from seeding.trials.patterns.watched import (
    Asked,
    AskedUnnamed,
    BeginsWith,
    BeginsWithText,
    Drawn,
    FlaggedWhere,
    Inside,
    InsideExactly,
    MultipleOf,
    OnDays,
    OneOf,
    PickedWhere,
    Portions,
    Says,
    SaysWhether,
)

ORDER: tuple[type[Learned], ...] = (
    OrderedNamed,
    Cased,
    BegunBy,
    PrefixedBy,
    InNetwork,
    SameParentNamed,
    SamePlaceNamed,
    SamePlaceRead,
    SameParentRead,
    FilledNamed,
    PickedNamed,
    PairOf,
    Asked,
    SaysWhether,
    InsideExactly,
    OnDays,
    MultipleOf,
    Inside,
    Portions,
    BeginsWith,
    PickedWhere,
    Equals,
    Differs,
    JoinedSeen,
    NeverBoth,
    OrderedSeen,
    Limit,
    LimitBetween,
    Spanned,
    Agreeing,
    Workdays,
    Calendar,
    Rounded,
    Multiple,
    Flagged,
    Listed,
    Follows,
    Depends,
    DependAlike,
    FollowsWhere,
    Chain,
    Stages,
    Presupposes,
    Ahead,
    Ordered,
    Filled,
    ExactlyOne,
    AskedUnnamed,
    Accompanied,
    Emptied,
    Between,
    Smaller,
    OneOf,
    Says,
    Among,
    OrderedUnsaid,
    Picked,
    SameParent,
    SamePlace,
    Unlinked,
    Together,
    DependsUnnamed,
    AmongWhere,
    Formatted,
    BeginsWithText,
    Untouched,
    Alike,
    NeverTogether,
    FlaggedWhere,
    Drawn,
    Differing,
    Apart,
)
"""The patterns that come with the app, in the order in which they propose themselves."""

for declared in ORDER:
    pattern(declared)

__all__ = ["ORDER", "Differing", "Learned", "Trial", "all_patterns", "pattern", "read", "written"]

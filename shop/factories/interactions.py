"""Visitors, their sessions and what they do: `InteractionFactory(target=article)` is about that article, and
`InteractionFactory(session=session)` is what the visitor and the user of that session did.
"""

from seeding.factories import ModelFactory

from ..models import Interaction, Session, SessionEvent, Visitor


class VisitorFactory(ModelFactory):
    class Meta:
        model = Visitor


class SessionFactory(ModelFactory):
    """The number of events and the end are those of the events which the same row of `seed_db` has."""

    class Meta:
        model = Session


class SessionEventFactory(ModelFactory):
    class Meta:
        model = SessionEvent


class InteractionFactory(ModelFactory):
    class Meta:
        model = Interaction

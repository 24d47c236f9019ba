"""Streams of blocks, of stand-ins for the classes of wagtail that have their names."""

import json
from types import SimpleNamespace
from typing import Any

from seeding.streams import SAMPLES, streams


class Block(SimpleNamespace):
    meta = SimpleNamespace()


class CharBlock(Block): ...


class RichTextBlock(Block): ...


class ImageChooserBlock(Block): ...


class IntegerBlock(Block): ...


class ChoiceBlock(Block): ...


class ListBlock(Block): ...


class StructBlock(Block): ...


class StreamBlock(Block): ...


class Accepting:
    """What a field of streams is to inference."""

    def __init__(self, **blocks: Any) -> None:
        self.field = SimpleNamespace(stream_block=StreamBlock(child_blocks=blocks))

    def accepts(self, value: Any) -> bool:
        return isinstance(json.dumps(value), str)


def kinds_of(found: Any) -> set[str]:
    return {block["type"] for stream in found for block in stream}


def test_streams_have_the_blocks_that_can_be_made():
    found = streams(Accepting(heading=CharBlock(), text=RichTextBlock(), image=ImageChooserBlock()))

    assert len(found) == SAMPLES
    assert kinds_of(found) == {"heading", "text"}
    assert {len(stream) for stream in found} == {1, 2, 3, 4}
    texts = [block["value"] for stream in found for block in stream if block["type"] == "text"]
    assert all(text.startswith("<p>") and text.endswith("</p>") for text in texts)
    assert streams(Accepting(heading=CharBlock(), text=RichTextBlock(), image=ImageChooserBlock())) == found


def test_blocks_lie_within_blocks():
    choice = ChoiceBlock(field=SimpleNamespace(choices=[("", "---"), ("big", "Big")]))
    card = StructBlock(
        child_blocks={
            "title": CharBlock(field=SimpleNamespace(max_length=10)),
            "size": choice,
            "numbers": ListBlock(child_block=IntegerBlock()),
            "picture": ImageChooserBlock(required=False),
        }
    )

    found = streams(Accepting(card=card))

    for stream in found:
        for block in stream:
            value = block["value"]
            assert value.keys() == {"title", "size", "numbers"}
            assert (value["size"], [one["value"] for one in value["numbers"]]) == ("big", [3, 3])
            assert 0 < len(value["title"]) <= 10


def test_what_nobody_can_make_is_left_to_others():
    assert streams(Accepting(image=ImageChooserBlock())) == ()
    assert streams(Accepting(card=StructBlock(child_blocks={"picture": ImageChooserBlock()}))) == ()
    assert streams(SimpleNamespace(field=SimpleNamespace())) == ()

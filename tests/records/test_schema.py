from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import msgspec
import pytest

import dateline
from dateline.records import event_schema

TEXT = "Gunmen killed at least 12 farmers near Gao on Monday, police said."


@pytest.fixture(scope="module")
def events():
    found = dateline.code(TEXT, published="2024-03-28")
    assert found
    return found


def test_the_packaged_schema_is_that_of_the_types():
    packaged = json.loads((files("dateline.records") / "event.schema.json").read_text())
    assert packaged == json.loads(json.dumps(event_schema()))


def test_coded_events_fit_the_schema(events):
    validator = jsonschema.Draft202012Validator(event_schema())
    for event in events:
        assert list(validator.iter_errors(json.loads(msgspec.json.encode(event)))) == []


def test_an_event_is_read_back_equal(events):
    for event in events:
        assert msgspec.json.decode(msgspec.json.encode(event), type=dateline.Event) == event


@pytest.mark.parametrize(
    ("field", "value"),
    [("confidence", 1.5), ("type", "WAR"), ("status", "perhaps"), ("evidence", []), ("unknown", {"place": "dunno"})],
)
def test_what_breaks_the_record_is_refused(events, field, value):
    record = json.loads(msgspec.json.encode(events[0]))
    record[field] = value
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(record), type=dateline.Event)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, event_schema())

import pytest

from govsim.app import campaigns
from govsim.app import choice as choices
from govsim.app.choice import with_campaign, with_lever, with_preset, without_campaign
from govsim.errors import GovsimError
from govsim.scenario.load import parse
from govsim.scenario.schema import Campaign
from govsim.words import LANGUAGES
from tests.examples import small

TV = {"key": "campaign_1", "channel": "traditional_media", "account": "town", "start_day": 6, "days": 3,
      "reach_per_day": 0.1, "cost": 900.0}  # fmt: skip
FROM_A_BROWSER = {"channel": "offline", "account": "town", "via": None, "segments": [], "start_day": 6.0, "days": 3,
                  "reach_per_day": 1, "cost": 0, "hours_per_week": 2}  # fmt: skip


def test_a_campaign_made_on_a_side_stands_in_its_strategy(choice):
    made = with_campaign(choice, "b", TV)
    assert made.b.strategy.add == {"campaigns": [TV]}
    assert choices.keys(made) == ("today", "same_b")
    assert parse(choices.as_yaml(choices.scenario_of(made))) == choices.scenario_of(made)
    assert choices.marks(made, "b") == [(6, "town", choices.CAMPAIGN)]


def test_a_campaign_is_changed_where_it_stands_and_given_up(choice):
    two = with_campaign(with_campaign(choice, "b", TV), "b", TV | {"key": "campaign_2"})
    changed = with_campaign(two, "b", TV | {"cost": 5.0})
    assert [(one["key"], one["cost"]) for one in choices.campaigns_of(changed.b.strategy)] == [
        ("campaign_1", 5.0), ("campaign_2", 900.0),
    ]  # fmt: skip
    left = without_campaign(changed, "b", "campaign_2")
    assert [one["key"] for one in choices.campaigns_of(left.b.strategy)] == ["campaign_1"]
    assert "campaigns" not in without_campaign(left, "b", "campaign_1").b.strategy.add


def test_levers_and_campaigns_do_not_disturb_each_other(choice):
    moved = with_lever(with_campaign(choice, "b", TV), "b", "accounts.town.practice.tone", 0.7, 8)
    again = with_campaign(moved, "b", TV | {"key": "campaign_2"})
    assert again.b.strategy.set == moved.b.strategy.set
    assert len(choices.campaigns_of(again.b.strategy)) == 2
    assert with_preset(again, "b", "same") == choice


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reach_per_day": 3.0}, "Reach a day"), ({"account": "nobody"}, "For the account"),
        ({"start_day": 99}, "First day"), ({"days": 0}, "Lasts"), ({"via": "hall"}, "Recommended by"),
        ({"segments": ["nobody"]}, "Aimed at"), ({"cost": "much"}, "Cost"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_the_name_of_its_field(choice, change, field):
    with pytest.raises(GovsimError) as caught:
        with_campaign(choice, "b", TV | change)
    assert field in caught.value.message("en")
    assert "推广活动" in caught.value.message("zh")


def test_what_a_browser_sends_becomes_what_a_file_says():
    found = campaigns.typed(FROM_A_BROWSER, "campaign_1")
    assert found == {"key": "campaign_1", "channel": "offline", "account": "town", "start_day": 6, "days": 3,
                     "reach_per_day": 1.0, "hours_per_week": 2.0}  # fmt: skip
    assert isinstance(found["start_day"], int)
    Campaign.model_validate(found)


def test_a_new_key_is_one_that_is_not_taken(choice):
    assert campaigns.new_key(choice, "b") == "campaign_1"
    assert campaigns.new_key(with_campaign(choice, "b", TV), "b") == "campaign_2"


def test_all_campaigns_of_a_side_are_listed_and_its_own_can_be_changed(choice):
    given = Campaign.model_validate(TV | {"key": "given", "start_day": 7})
    with_given = choices.opened(choice.scenario.model_copy(update={"campaigns": [given]}), "small")
    rows = campaigns.listed(with_campaign(with_given, "b", TV), "b")
    assert [(row["key"], row["own"]) for row in rows] == [("campaign_1", True), ("given", False)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_asks_for_every_field_of_the_schema_but_key_and_name(lang):
    form = {one["name"]: one for one in campaigns.form(small(), lang)}
    assert form.keys() == Campaign.model_fields.keys() - {"key", "name"}
    assert (form["reach_per_day"]["low"], form["reach_per_day"]["high"]) == (0, 1)
    assert [key for key, _ in form["account"]["choices"]] == [one.key for one in small().accounts]
    assert campaigns.effects(lang).keys() == {key for key, _ in form["channel"]["choices"]}

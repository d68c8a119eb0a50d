from govsim.scenario.inspection_rules import chosen


def test_rules_of_several_sets_stand_in_the_order_of_the_table():
    assert [(rule.set, rule.key) for rule in chosen(["xiayi", "minhou"])] == [
        ("minhou", "not_updated"),
        ("xiayi", "posts_a_week"),
    ]
    assert chosen([]) == []

"""What is wrong with what people wrote, and what to write instead."""

TEXTS: dict[str, tuple[str, str]] = {
    "warning.clustering": (
        "the friend graph has clustering {value} instead of {asked}: so few people with so many friends cannot do it",
        "好友网络的聚类系数为 {value}，而非要求的 {asked}：人数相对好友数过少，无法达到",
    ),
}

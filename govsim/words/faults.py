"""What is wrong with what people wrote, and what to write instead."""

TEXTS: dict[str, tuple[str, str]] = {}

"""The house keeps its order: short files and functions, names that occur once, no circle of imports."""

import ast
from collections import Counter

import networkx
import pytest

from tests.examples import ROOT

LONGEST_FILE, LONGEST_FUNCTION = 500, 40
"""Lines."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TEXTS = {module_name(path): path.read_text(encoding="utf-8") for path in sorted((ROOT / "govsim").rglob("*.py"))}


def long_files(texts):
    lines = {name: len(text.splitlines()) for name, text in texts.items()}
    return {name: count for name, count in lines.items() if count > LONGEST_FILE}


def long_functions(texts):
    """Functions from `def` to their last line; decorators are not counted."""
    functions = [
        (f"{name}.{node.name}", node.end_lineno - node.lineno + 1)
        for name, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, FUNCTIONS)
    ]
    return {name: count for name, count in functions if count > LONGEST_FUNCTION}


def repeated_classes(texts):
    found = Counter(
        node.name for text in texts.values() for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)
    )
    return {name: count for name, count in found.items() if count > 1}


def imports(texts):
    """Which modules of the package each one imports, at its top, for type checkers or inside functions.

    `from package import module` is an import of the module, not of the package that every import of it passes through.
    """
    return {
        name: {module for node in ast.walk(ast.parse(text)) for module in named(node, texts)} - {name}
        for name, text in texts.items()
    }


def named(node, texts):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name in texts]
    if not isinstance(node, ast.ImportFrom):
        return []
    assert node.level == 0, "imports are absolute"
    modules = [f"{node.module}.{alias.name}" for alias in node.names]
    return {module if module in texts else node.module for module in modules} & texts.keys()


def circles(graph):
    """Groups of modules that reach one another."""
    found = networkx.strongly_connected_components(networkx.DiGraph(graph))
    return sorted(sorted(group) for group in found if len(group) > 1)


def test_no_file_is_too_long():
    assert long_files(TEXTS) == {}


def test_no_function_is_too_long():
    assert long_functions(TEXTS) == {}


def test_no_class_name_occurs_twice():
    assert repeated_classes(TEXTS) == {}


def test_no_imports_go_round_in_circles():
    assert circles(imports(TEXTS)) == []


# The measures themselves


def test_lengths_at_the_limit_and_one_beyond():
    body = "".join(f"    x{i} = 0\n" for i in range(39))
    texts = {"a": f"@cached\ndef good():\n{body}", "b": f"class Inside:\n  def long(self):\n{body}    pass\n"}
    assert long_functions(texts) == {"b.long": 41}
    assert long_files({"a": "\n" * 500, "b": "\n" * 501}) == {"b": 501}


def test_classes_are_found_wherever_they_stand():
    texts = {"a": "class One: pass\nclass Two: pass", "b": "def f():\n    class One: pass"}
    assert repeated_classes(texts) == {"One": 2}


@pytest.mark.parametrize(
    "back",
    [
        "import p.a",
        "from p import a",
        "from p.a import f",
        "if TYPE_CHECKING:\n    from p.a import f",
        "def g():\n    from p.a import f",
    ],
)
def test_every_way_to_import_closes_a_circle(back):
    texts = {"p": "", "p.a": "from p.b import g", "p.b": back, "p.c": "from p.a import f", "p.d": ""}
    assert circles(imports(texts)) == [["p.a", "p.b"]]


def test_what_a_circle_imports_and_what_imports_it_is_no_part_of_it():
    graph = {"top": {"a"}, "a": {"b"}, "b": {"c", "low"}, "c": {"a"}, "low": set()}
    assert circles(graph) == [["a", "b", "c"]]
    assert circles(graph | {"c": {"low"}}) == []

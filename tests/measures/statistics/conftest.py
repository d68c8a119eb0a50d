import pytest

from govsim import words
from govsim.errors import GovsimError
from govsim.measures.statistics import read


@pytest.fixture
def written(tmp_path):
    """Files with these contents, in a folder of their own."""

    def write(*contents):
        paths = [tmp_path / f"export{number}" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return paths

    return write


@pytest.fixture
def found(written):
    """What files with these contents say."""
    return lambda *contents: read(written(*contents))


@pytest.fixture
def refused(written):
    """The key and the values of the refusal of files with these contents."""

    def refuse(*contents):
        paths = written(*contents)
        with pytest.raises(GovsimError) as caught:
            read(paths)
        for lang in words.LANGUAGES:
            message = caught.value.message(lang)
            assert message.isprintable()
            assert str(paths[0].parent) in message
        return caught.value.key.removeprefix("error.statistics_"), caught.value.values

    return refuse

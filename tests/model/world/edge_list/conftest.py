import pytest


@pytest.fixture
def written(tmp_path):
    """Write text or bytes to a file; gives its path."""

    def write(content, name="friends.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write

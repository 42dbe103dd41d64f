import pytest

from cuprun.preview.injection import inject_client

SCRIPT = b'<script src="/_preview/client.js" data-build="7"></script>'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<body><p>Club</p></body></html>", b"<body><p>Club</p>" + SCRIPT + b"</body></html>"),
        (b"<BODY>Club</BODY>", b"<BODY>Club" + SCRIPT + b"</BODY>"),
        (b"<body>Club</body\n>", b"<body>Club" + SCRIPT + b"</body\n>"),
        (b"<script>'</body>'</script></body>", b"<script>'</body>'</script>" + SCRIPT + b"</body>"),
        (b"<p>no body", b"<p>no body" + SCRIPT),
        (b"<p>Ord\xf3\xf1ez</body>", b"<p>Ord\xf3\xf1ez" + SCRIPT + b"</body>"),
    ],
)
def test_the_script_stands_before_the_last_end_of_the_body(page: bytes, expected: bytes) -> None:
    assert inject_client(page, build=7) == expected

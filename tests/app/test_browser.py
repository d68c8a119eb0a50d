"""The page in a real browser: Debian's Chromium through Playwright. Run with `pytest -m browser`."""

import http.client
import json
import logging
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import psutil
import pytest

from govsim.app.server import prepared
from govsim.cli import main
from govsim.measures.outcomes import OUTCOMES
from govsim.reports.number_text import number
from tests.examples import ROOT
from tests.sentences import expected

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytest.importorskip("solara", reason="needs the extra browser")
pytest.importorskip("pytest_playwright", reason="needs the extra browser")
if not CHROMIUM:
    pytest.skip("there is no Chromium on this machine", allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore")]
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")
OWN_WORDS = {
    "govsim", "quickstart", "county", "crisis", "elderly", "matrix", "English", "PNG", "CSV", "YAML", "Python",
    "none", "auto", "staff", "both",
}  # fmt: skip
"""What stands in Latin letters in Chinese, too: names of files and formats, values in files, the other language."""
INVALID = sorted((ROOT / "tests" / "invalid").glob("*.yaml"))
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 40_000
"""Milliseconds."""


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"viewport": {"width": 1280, "height": 720}, "locale": "en-GB", "color_scheme": "light"}


@pytest.fixture(scope="session")
def address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    scenario = str(ROOT / "scenarios" / "quickstart.yaml")
    server = prepared(scenario, port=port, host="127.0.0.1", i_know=False, lang="en", classic=False)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def opened(context, address):
    """Opens pages; at the end none has asked anybody else for anything, nor complained."""
    outside, complaints = [], []

    def go(query=""):
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda asked: outside.append(asked.url) if not is_own(asked.url, address) else None)
        page.on("websocket", lambda line: outside.append(line.url) if address not in line.url else None)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"http://{address}/{query}")
        page.wait_for_selector("#govsim[data-hour]")
        return page

    yield go
    assert outside == []
    assert complaints == []


def is_own(url, address):
    return url.startswith((f"http://{address}/", "data:", f"blob:http://{address}/"))


def until(page, hour):
    page.wait_for_function(f"document.getElementById('govsim').dataset.hour >= {hour}", timeout=PATIENCE)


def still(page, hour=None):
    """Wait until nothing is played any more, at an hour."""
    at = "" if hour is None else f" && root.dataset.hour == {hour}"
    page.wait_for_function(
        "(() => { const root = document.getElementById('govsim');"
        f" return root.dataset.playing === 'false' && root.dataset.replaying === 'false'{at}; }})()",
        timeout=PATIENCE,
    )


def hour(page):
    return int(page.get_attribute("#govsim", "data-hour"))


def at_full_speed(page):
    page.click("button[value=full]")
    page.click("#play")


def runners():
    return [one for one in threading.enumerate() if one.name == "govsim-runner"]


def test_it_plays_30_days_and_the_curves_move(opened):
    page = opened("?scenario=county&size=1000")
    plots = ["#plot-followers", "#plot-reads", "#plot-trust"]
    before = [page.locator(one).screenshot() for one in plots]
    at_full_speed(page)
    until(page, 30 * 24)
    page.click("#play")
    still(page)
    page.wait_for_timeout(1000)
    assert all(page.locator(one).screenshot() != old for one, old in zip(plots, before, strict=True))
    assert page.locator("#headline").inner_text().startswith("After")


def test_pause_holds_within_half_a_second(opened):
    page = opened()
    page.click("#play")
    until(page, 5)
    page.click("#play")
    page.wait_for_timeout(500)
    held = hour(page)
    page.wait_for_timeout(1200)
    assert hour(page) == held > 0


def test_the_numbers_are_those_of_the_command_line(opened, capsys):
    page = opened("?a=today&b=faster_replies&seed=3&size=900")
    at_full_speed(page)
    page.wait_for_selector("#outcome-reads")
    for side, strategy in enumerate(("today", "faster_replies")):
        path = str(ROOT / "scenarios" / "quickstart.yaml")
        options = ["--strategy", strategy, "--seed", "3", "--set", "population.size=900", "--json"]
        assert main(["run", path, *options]) == 0
        summary = json.loads(capsys.readouterr().out)["summary"]
        for outcome in OUTCOMES:
            wanted = float("nan") if summary[outcome.key] is None else summary[outcome.key]
            shown = page.locator(f"#outcome-{outcome.key} td").nth(side).inner_text()
            assert shown == number(wanted, outcome.unit), outcome.key


def test_two_pages_do_not_touch_each_other(opened):
    one, other = opened("?size=900"), opened("?size=900")
    one.select_option("#preset-a", "faster_replies")
    one.click("#one-day")
    still(one, 24)
    assert hour(other) == 0
    assert other.input_value("#preset-a") == "today"


def test_closing_the_tab_ends_the_thread(opened):
    others = set(runners())
    page = opened("?size=900")
    mine = set(runners()) - others
    page.click("#play")
    until(page, 3)
    page.close(run_before_unload=False)
    deadline = time.monotonic() + 30
    while mine & set(runners()) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert mine
    assert not mine & set(runners())


def test_every_invalid_file_is_refused_with_its_sentence(opened):
    page = opened("?size=900")
    for path in INVALID:
        wanted = expected(path, "en").strip()
        page.evaluate("document.getElementById('error').hidden = true")
        page.set_input_files("#file", path)
        if wanted:
            page.wait_for_selector("#error:not([hidden])")
            assert page.locator("#error pre").inner_text().strip() == wanted
        else:
            page.wait_for_selector("select.pick option[value='']", state="attached")
    page.select_option("select.pick", "quickstart")
    page.click("#one-day")
    still(page, 24)


def test_too_large_a_file_is_refused(opened, tmp_path):
    page = opened("?size=900")
    (tmp_path / "large.yaml").write_text("# " + "a" * 1_500_000, encoding="utf-8")
    page.set_input_files("#file", tmp_path / "large.yaml")
    page.wait_for_selector("#error:not([hidden])")
    assert "MB" in page.locator("#error pre").inner_text()


def test_a_campaign_is_made_changed_and_given_up(opened):
    page = opened("?scenario=county&size=900&a=today&b=today")
    page.evaluate("for (const one of document.querySelectorAll('details.group')) one.open = true")
    page.click("#new-campaign-b")
    page.select_option("#campaign-channel", "offline")
    page.fill("#campaign-start_day", "20")
    page.fill("#campaign-reach_per_day", "7")
    page.click("#save-campaign")
    page.wait_for_selector("#error:not([hidden])")
    assert "Reach a day" in page.locator("#error pre").inner_text()
    page.fill("#campaign-reach_per_day", "0.3")
    page.fill("#campaign-cost", "5000")
    page.click("#save-campaign")
    page.wait_for_selector(".campaign")
    assert page.locator("#save-campaign").count() == 0
    assert "Posters and stands" in page.locator(".campaign").inner_text()
    assert page.locator(".marks .moved.b").count() == 1
    page.fill("#day", "30")
    still(page, 720)
    page.wait_for_function("document.getElementById('headline').textContent.includes(' more followers than ')")
    a, b = (money(page, side) for side in ("a", "b"))
    assert b - a == 5000
    page.click(".campaign button:has-text('Remove')")
    page.wait_for_selector(".campaign", state="detached")
    still(page, 720)


def money(page, side):
    """Money spent so far, as the card says it."""
    page.wait_for_function("document.querySelectorAll('#card-spent .meter').length === 2")
    page.wait_for_timeout(600)
    text = page.locator("#card-spent .meter").nth(1).locator(".meterrow").nth("ab".index(side)).inner_text()
    return int(re.search(r"spent ([\d,]+)", text)[1].replace(",", ""))


def test_money_and_hours_grow_from_day_to_day(opened):
    page = opened("?scenario=county&size=900")
    assert money(page, "a") == 0
    page.fill("#day", "10")
    still(page, 240)
    earlier = money(page, "a")
    page.fill("#day", "20")
    still(page, 480)
    assert 0 < earlier < money(page, "a")
    assert "contracted hours used so far" in page.locator("#card-spent").inner_text()


def test_help_names_its_source(opened):
    page = opened("?size=900")
    tips = page.evaluate("[...document.querySelectorAll('.lever .help')].map((one) => one.dataset.tip)")
    assert len(tips) > 15
    assert all("Source: " in tip for tip in tips)
    assert any("assumption" in tip for tip in tips)
    assert any("calibrated" in tip for tip in tips)


def test_a_citizen_s_story_by_mouse_and_by_keyboard(opened):
    page = opened("?size=900")
    page.fill("#day", "20")
    still(page, 480)
    page.focus("#graph-b")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.getElementById('story')?.textContent.includes('Citizen 1')")
    page.locator("#graph-a").click()
    page.wait_for_function("!document.getElementById('story').textContent.includes('Looking')")
    assert page.locator("#story .letter").inner_text() == "A"


def words_of(page):
    """Everything that can be seen or heard on the page."""
    seen = page.evaluate("document.getElementById('govsim').innerText")
    heard = page.evaluate(
        "[...document.querySelectorAll('#govsim *')].flatMap((one) =>"
        " ['title', 'aria-label', 'placeholder', 'data-tip'].map((name) => one.getAttribute(name) ?? '')).join(' ')"
    )
    hidden = page.evaluate(
        "[...document.querySelectorAll('#govsim details, #govsim dialog')].map((one) => one.textContent).join(' ')"
    )
    return f"{seen} {heard} {hidden}"


def test_the_other_language_leaves_nothing_behind(opened):
    page = opened("?size=900&lang=en")
    page.click("#graph-a")
    page.select_option("#account", "county")
    page.click("#one-day")
    still(page, 24)
    english = words_of(page).replace("中文", "")
    assert not HAN.search(english), HAN.findall(english)
    page.click("#language")
    page.wait_for_function("document.documentElement.lang === 'zh-CN'")
    page.wait_for_timeout(1500)
    commands = page.locator("#shell").text_content() + page.locator("#python").text_content()
    chinese = words_of(page).replace(page.locator("#shell").text_content(), "")
    chinese = chinese.replace(page.locator("#python").text_content(), "")
    chinese = chinese.replace("experiments/calibrate.py", "")
    assert "govsim compare" in commands
    assert set(WORD.findall(chinese)) - OWN_WORDS <= set()


def test_the_link_restores_everything(opened, address):
    page = opened("?scenario=county&size=900&seed=5&lang=zh&theme=dark")
    page.select_option("#preset-b", "faster_replies")
    page.fill("#day", "20")
    still(page, 480)
    page.select_option("#account", "county")
    page.fill("#lever-tone .control.b .exact", "0.9")
    page.keyboard.press("Enter")
    page.wait_for_selector(".marks .moved.b")
    still(page, 480)
    page.click("button[value=reads]")
    page.wait_for_timeout(800)
    query = page.url.split("/", 3)[3]
    again = opened(query)
    still(again, 480)
    again.wait_for_selector(".marks .moved.b")
    again.select_option("#account", "county")
    assert again.input_value("#preset-b") == "faster_replies"
    assert float(again.input_value("#lever-tone .control.b .exact")) == 0.9
    assert (again.input_value("#size"), again.input_value("#seed")) == ("900", "5")
    assert "dark" in again.get_attribute("#govsim", "class")
    assert again.locator("button[value=reads]").get_attribute("aria-pressed") == "true"
    again.wait_for_function(f"document.getElementById('headline').textContent === {json.dumps(headline(page))}")
    assert again.locator(".graph.b .counts").inner_text() == page.locator(".graph.b .counts").inner_text()


def headline(page):
    return page.locator("#headline").inner_text()


def test_everything_can_be_done_with_the_keyboard(opened):
    page = opened("?size=900")
    page.keyboard.press("ArrowRight")
    still(page, 24)
    page.keyboard.press("Space")
    until(page, 28)
    page.keyboard.press("Space")
    still(page)
    page.keyboard.press("Home")
    still(page, 0)
    page.focus("#lever-tone .control.a input[type=range]")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".side.a .changed:not([hidden])")
    assert page.evaluate("document.activeElement.dataset.place") == "a:tone"


def test_what_is_saved_is_what_is_shown(opened, tmp_path):
    page = opened("?size=900")
    page.click("#one-day")
    still(page, 24)
    for button, ending in (("#save-yaml", ".yaml"), ("#save-csv", ".csv"), ("#save-png", ".png")):
        page.click("#save")
        with page.expect_download() as saved:
            page.click(button)
        path = tmp_path / f"saved{ending}"
        saved.value.save_as(path)
        assert path.stat().st_size > 200
        assert saved.value.suggested_filename.endswith(ending)
    assert main(["check", str(tmp_path / "saved.yaml")]) == 0
    assert (tmp_path / "saved.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (820, 1180), (1024, 768)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_cut_off_sideways(opened, width, height, lang):
    page = opened(f"?size=900&lang={lang}")
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(400)
    root = page.locator("#govsim")
    assert root.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    clipped = root.evaluate(
        "(one) => [...one.querySelectorAll('.segmented, .top > *, .clock, .cardhead, h2, .legend')]"
        ".filter((part) => part.clientWidth && part.scrollWidth > part.clientWidth + 1"
        " && !part.matches('.about')).map((part) => part.className)"
    )
    assert clipped == []


def asked(address, path="/", **headers):
    line = http.client.HTTPConnection(address, timeout=5)
    line.putrequest("GET", path, skip_host=True)
    for name, value in ({"Host": address} | headers).items():
        line.putheader(name, value)
    line.endheaders()
    return line.getresponse().status


def test_strangers_stay_outside(address):
    upgrade = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }  # fmt: skip
    line = "/jupyter/api/kernels/evil/channels?session_id=evil"
    assert asked(address, Host="evil.example") == 403
    assert asked(address, line, **upgrade, Origin="http://evil.example") == 403
    assert asked(address, line, **upgrade) == 403
    assert asked(address, line, **upgrade, Origin=f"http://{address}") == 101


def test_what_is_not_on_the_disk_is_404_at_once(address):
    begin = time.monotonic()
    assert asked(address, "/_solara/cdn/nowhere@1.0.0/nothing.js") == 404
    assert asked(address, "/_solara/cdn/../../../etc/passwd") == 404
    assert time.monotonic() - begin < 2


@contextmanager
def own_server(*options):
    """A server in a process of its own: the process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "govsim", "app", *options, "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert str(port) in server.stdout.readline()
            yield server, f"127.0.0.1:{port}"
        finally:
            server.terminate()


def test_the_classic_view_steps(context):
    with own_server("--classic") as (_, address):
        page = context.new_page()
        page.goto(f"http://{address}/")
        page.get_by_role("button", name="Step").click(timeout=PATIENCE)
        page.get_by_text(re.compile("(Step|Time): 1")).wait_for(timeout=PATIENCE)


@pytest.mark.parametrize(("lang", "sentence"), [("en", "connection was lost"), ("zh", "连接已断开")])
def test_a_lost_line_is_said_in_ones_own_language(context, lang, sentence):
    with own_server() as (server, address):
        page = context.new_page()
        page.goto(f"http://{address}/?size=900&lang={lang}")
        page.wait_for_selector("#govsim[data-hour]", timeout=PATIENCE)
        assert page.locator("#lost").is_hidden()
        server.kill()
        page.wait_for_selector("#lost:not([hidden])", timeout=PATIENCE)
        assert sentence in page.locator("#lost").inner_text()
        assert page.locator(".v-overlay:visible").count() == 0


@pytest.mark.benchmark
def test_how_fast_100_000_citizens_are(opened, table):
    page = opened("?scenario=county&size=100000")
    page.click("button[value=full]")
    page.click("#play")
    until(page, 24)
    hours, pictures, begin = hour(page), number_of(page), time.perf_counter()
    until(page, 80 * 24)
    seconds = time.perf_counter() - begin
    table("days a second at 100,000 citizens (asked: 10)", f"{(hour(page) - hours) / 24 / seconds:.1f}")
    table("pictures a second meanwhile (asked: 4)", f"{(number_of(page) - pictures) / seconds:.1f}")


@pytest.mark.benchmark
def test_how_soon_it_answers(opened, table):
    begin = time.perf_counter()
    page = opened("?size=2000")
    table("page usable after opening, 2,000 citizens (asked: 4 s)", f"{time.perf_counter() - begin:.1f} s")
    page.click("button[value=full]")
    page.fill("#day", "14")
    still(page, 14 * 24)
    before, begin = page.get_attribute("#govsim", "data-number"), time.perf_counter()
    page.fill("#lever-tone .control.b .exact", "0.9")
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.getElementById('govsim').dataset.number > {before}")
    table("lever moved on day 14 to first picture (asked: 1 s)", f"{time.perf_counter() - begin:.2f} s")


def number_of(page):
    return int(page.get_attribute("#govsim", "data-number"))


@pytest.mark.slow
def test_long_play_keeps_memory_level(opened, table, caplog):
    """Thirty minutes at full speed, or GOVSIM_SOAK_MINUTES; with another seed at times, and further seeds beside."""
    minutes = float(os.environ.get("GOVSIM_SOAK_MINUTES", "30"))
    page = opened("?scenario=county&size=2000")
    page.click("button[value=full]")
    begin, memory, heaps, rounds = time.monotonic(), [], [], 0
    while time.monotonic() < begin + 60 * minutes:
        play_to_the_end(page)
        rounds += 1
        if rounds % 20 == 0:
            page.fill("#seed", str(rounds))
            page.keyboard.press("Enter")
            still(page)
        if time.monotonic() - begin >= 60 * len(memory):
            memory.append(psutil.Process().memory_info().rss / 1e6)
            heaps.append(page.evaluate("performance.memory?.usedJSHeapSize ?? 0") / 1e6)
    table("server, MB, each minute", " ".join(f"{one:.0f}" for one in memory))
    table("page's heap, MB, each minute", " ".join(f"{one:.0f}" for one in heaps))
    table(f"{minutes:g} minutes of play: times that 90 days were played", str(rounds))
    assert page.locator("#error").is_hidden()
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []
    early, late = (statistics.median(part) for part in (memory[len(memory) // 4 :][:5], memory[-5:]))
    assert late < 1.1 * early + 30


def play_to_the_end(page):
    page.click("#play")
    for ended in ("false", "true"):
        page.wait_for_function(f"document.getElementById('govsim').dataset.ended === '{ended}'", timeout=PATIENCE)
    still(page)

"""Opens pages that `workshop trace --html` writes in a real browser, and looks at them as a person would.

Usage: page.py WORKSHOP [CHROMIUM]
"""

import pathlib
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

import samples

ARROWS = """() => {
  const canvas = document.getElementById("canvas").getBoundingClientRect();
  const boxOf = (id) => {
    const element = document.querySelector(`[data-span="${id}"]`);
    if (!element) return null;
    const bar = element.classList.contains("bar") ? element : element.querySelector(".bar");
    return bar.getBoundingClientRect();
  };
  const within = (point, box) => box === null ? null : point.x >= box.left - 2 && point.x <= box.right + 2 &&
    point.y >= box.top - 2 && point.y <= box.bottom + 2;
  return [...document.querySelectorAll("#paths .link")].map((path) => {
    const at = (length) => {
      const point = path.getPointAtLength(length);
      return { x: point.x + canvas.left, y: point.y + canvas.top };
    };
    return { from: path.dataset.from, to: path.dataset.to, dashed: getComputedStyle(path).strokeDasharray !== "none",
      starts: within(at(0), boxOf(path.dataset.from)), ends: within(at(path.getTotalLength()), boxOf(path.dataset.to)) };
  });
}"""
CONTRAST = """(selector) => {
  const element = document.querySelector(selector);
  const luminance = (color) => color.match(/[0-9.]+/g).slice(0, 3).map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  let back = element;
  while (back && /rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(back).backgroundColor)) back = back.parentElement;
  const [a, b] = [luminance(getComputedStyle(element).color), luminance(getComputedStyle(back).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""


def expect(fact, words):
    if not fact:
        raise AssertionError(words)


class Pages:
    """Makes pages and opens them, and collects what the browser complains of or fetches."""

    def __init__(self, browser, workshop, folder):
        self.browser, self.workshop, self.folder = browser, workshop, folder
        self.complaints = []

    def open(self, name, files, scheme="light", code=0, options=()):
        paths = []
        for file, text in files.items():
            path = self.folder / file
            path.write_text(text)
            if not file.endswith(".records.jsonl"):
                paths.append(str(path))
        page_path = self.folder / f"{name}.html"
        command = [self.workshop, "trace", "--html", "--output", str(page_path), *options, *paths]
        run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        expect(run.returncode == code, f"{name}: workshop trace ends with {run.returncode}: {run.stderr}")
        page = self.browser.new_page(viewport={"width": 1500, "height": 900}, color_scheme=scheme)
        page.on("console", lambda message: self.complaints.append(f"{name}: {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{name}: {error}"))
        page.on("request", lambda request: self.note_request(name, request.url))
        started = time.perf_counter()
        page.goto(page_path.as_uri())
        page.wait_for_selector("html[data-ready=true]")
        self.seconds = time.perf_counter() - started
        return page

    def note_request(self, name, url):
        if not url.startswith(("file:", "data:")):
            self.complaints.append(f"{name} fetches {url}")


def arrows_of(page):
    """Scrolls through the whole picture and collects the arrows that were drawn."""
    seen = {}
    height = page.evaluate("document.getElementById('scroll').scrollHeight")
    for top in range(0, height, 300):
        page.evaluate("(top) => { document.getElementById('scroll').scrollTop = top; draw(false); }", top)
        for arrow in page.evaluate(ARROWS):
            expect(arrow["dashed"], f"the arrow of a link is not dashed: {arrow}")
            expect(arrow["ends"] is not False, f"an arrow misses its span: {arrow}")
            expect(arrow["starts"] is not False, f"an arrow does not begin at its span: {arrow}")
            if arrow["ends"]:
                seen[arrow["from"], arrow["to"]] = True
    return len(seen)


def check_hostile(pages):
    page = pages.open("hostile", {"hostile.jsonl": samples.hostile()}, code=1)
    names = page.evaluate("[...document.querySelectorAll('.span .name bdi')].map((each) => each.textContent)")
    for kind, name in samples.HOSTILE.items():
        shown = [each.removeprefix("✗ ") for each in names]
        found = any(each == (name or "(no name)") or (each.endswith("…") and name.startswith(each[:-1])) for each in shown)
        expect(found, f"the {kind} name is not shown as text")
    expect(page.evaluate("window.hacked") is None, "a name ran as a script")
    expect(page.evaluate("document.scripts.length") == 2, "a name became a script element")
    expect(page.evaluate("document.querySelectorAll('#scroll img, #scroll b').length") == 0, "a name became markup")
    expect(page.is_visible("#problems"), "the line that is not JSON is not reported")
    expect("orphan" in page.inner_text("#rows"), "the orphan is not named")
    expect("circle" in page.inner_text("#rows"), "the circle is not named")
    hostile = page.evaluate(f"places.find((place) => traceAt(place).id === '{1:032x}')")
    page.evaluate("(place) => showGroup(place[0])", hostile)
    for view in ["#view-waterfall", "#view-lanes"]:
        page.click(view)
        count = arrows_of(page)
        expect(count == len(samples.HOSTILE), f"{view}: {count} arrows for {len(samples.HOSTILE)} links")
    page.click("#view-waterfall")
    page.click("#arrange")
    expect(arrows_of(page) == len(samples.HOSTILE), "arrows are missing in the other arrangement")
    for trace, span in [(0, 0), (0, 5), (1, 0)]:
        page.evaluate("(place) => { select(place, true); showDetails(place); }", [hostile[0], trace, span])
        overflow = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        expect(not overflow, "a long name makes the page wider than the window")
    expect("not in the data" in page.inner_text("#details"), "a link that leads nowhere is not named")
    page.close()


def check_processes(pages):
    first, second, records = samples.two_processes()
    files = {"shop.jsonl": first, "billing.jsonl": second, "billing.records.jsonl": records}
    page = pages.open("processes", files)
    expect(page.locator(".item.trace").count() == 1, "the files of two processes are not one trace")
    expect(page.locator(".item.span").count() == 3, "not all spans are shown")
    expect("waited 6.00 ms in Kafka" in page.inner_text(".item.wait"), "the wait in Kafka has no row")
    bars = [page.locator(f'[data-span="0.0.{span}"] .bar').bounding_box() for span in (1, 2)]
    segment = page.locator(".segment").bounding_box()
    expect(abs(segment["x"] - bars[0]["x"] - bars[0]["width"]) < 2, "the wait does not begin where the send ends")
    expect(abs(segment["x"] + segment["width"] - bars[1]["x"]) < 2, "the wait does not end where the handling begins")

    page.focus("#scroll")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    active = page.get_attribute("#scroll", "aria-activedescendant")
    label = page.get_attribute(f'[id="{active}"]', "aria-label")
    expect(page.get_attribute(f'[id="{active}"]', "role") == "treeitem", "the active row is not an item of the tree")
    expect(label.startswith("process orders, consumer, in billing"), f"a screen reader hears: {label}")
    page.keyboard.press("Enter")
    details = page.inner_text("#details")
    expect("traceparent" in details and f"{7:032x}" in details, "the record's headers are not shown")
    expect("Links to (1)" in details, "the link is not listed")
    page.keyboard.press("Escape")
    expect(not page.is_visible("#details"), "Escape does not close the details")
    page.keyboard.press("l")
    active = page.get_attribute("#scroll", "aria-activedescendant")
    expect(active == "s0.0.1", f"following the link leads to {active}")
    page.keyboard.press("b")
    expect(page.get_attribute("#scroll", "aria-activedescendant") == "s0.0.2", "the link cannot be followed backwards")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".item.span").count() == 1, "folding the root hides nothing")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("/")
    page.keyboard.type("OFFSET=7")
    page.keyboard.press("Enter")
    expect(page.inner_text("#found") == "1 of 2", f"the search says {page.inner_text('#found')}")

    page.click("#view-lanes")
    names = page.locator(".lanename div").all_inner_texts()
    expect(names == ["shop", "Kafka · orders", "billing"], f"the lanes are {names}")
    expect(page.locator("#paths .message").count() == 2, "the message is not drawn from lane to lane")
    page.close()


def check_large(pages):
    page = pages.open("large", {"large.jsonl": samples.large()})
    expect(page.evaluate("places.length") == 10_000, "not all of 10,000 spans are there")
    rows = page.evaluate("document.querySelectorAll('.item').length")
    expect(rows < 300, f"{rows} rows are drawn at once")
    frames = page.evaluate("""async () => {
      const scroll = document.getElementById("scroll"), times = [];
      for (let i = 0; i < 60; i++) {
        scroll.scrollTop += 400;
        const start = performance.now();
        draw(false);
        times.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      times.sort((a, b) => a - b);
      return [times[30], times[59]];
    }""")
    print(f"page: 10,000 spans open in {pages.seconds:.2f} s; a frame of scrolling takes {frames[0]:.1f} ms, at most {frames[1]:.1f} ms")
    page.close()


def check_foreign(pages):
    page = pages.open("foreign", {"foreign.json": samples.foreign()})
    expect(page.locator(".item.span").count() == 2, "OTLP of another tool is not read")
    expect("waited" in page.inner_text("#rows"), "the kinds of another tool are not read")
    page.close()


def check_colours(pages):
    for scheme in ["light", "dark"]:
        page = pages.open("colours-" + scheme, {"shop.jsonl": samples.two_processes()[0]}, scheme)
        page.click(".item.span")
        for selector in [".name bdi", ".name .service", ".time", "aside th", "aside td", "#view-waterfall", "#theme"]:
            contrast = page.evaluate(CONTRAST, selector)
            expect(contrast >= 4.5, f"{scheme}: {selector} has a contrast of {contrast:.2f}")
        page.click("#view-lanes")
        contrast = page.evaluate(CONTRAST, ".block")
        expect(contrast >= 4.5, f"{scheme}: .block has a contrast of {contrast:.2f}")
        page.close()


def marked_rows(page, column):
    """The rows of marked spans in the left (0) or right (1) half of the waterfall: what is seen, and what is heard."""
    return page.evaluate("""(column) => {
      const middle = document.getElementById("canvas").getBoundingClientRect().width / 2;
      return [...document.querySelectorAll(".span.marked")].filter((each) => (parseFloat(each.style.left) >= middle - 1) === (column === 1))
        .map((each) => ({ sign: each.querySelector(".sign").textContent, name: each.querySelector("bdi").textContent,
          heard: each.getAttribute("aria-label"), role: each.getAttribute("role") }));
    }""", column)


def check_comparison(pages):
    lab = samples.expected_of("04-parent-or-link")
    page = pages.open("equal", {"equal.jsonl": lab}, options=["--expect", "04"])
    expect("Nothing differs" in page.inner_text("#differences"), "an equal trace is not said to be equal")
    expect(page.locator(".span.marked, .mark, .sign, #paths .wrong").count() == 0, "an equal trace has marks")
    labels = page.locator(".item.trace").all_inner_texts()
    expect(sum(each.startswith("asked for · ") for each in labels) == len(labels) / 2, f"the traces are {labels}")
    page.close()

    for scheme in ["light", "dark"]:
        page = pages.open("cut-" + scheme, {"cut.jsonl": samples.without_contexts(lab)}, scheme, 1, ["--expect", "04"])
        expect("7 differences" in page.inner_text("#differences summary"), "the differences are not counted")
        sentences = page.locator("#differences li").all_inner_texts()
        expect(len(sentences) == 5 and all(each[0] in "≠−+" for each in sentences), f"the differences are {sentences}")
        expect("(and 2 more like it)" in sentences[-1], "equal differences are not folded")
        left, right = marked_rows(page, 0), marked_rows(page, 1)
        expect(left and all(each["sign"] in ("≠", "−") and "other side" in each["heard"] for each in left), f"asked for: {left}")
        expect(right and all(each["role"] == "treeitem" and "yours" in each["heard"] for each in right), f"yours: {right}")
        words = "its parent should be `send orders` of shop; here it has none"
        expect(any(each["sign"] == "≠" and words in each["heard"] for each in right), f"nobody hears of the parent: {right}")
        expect(any(words in each for each in page.locator(".mark").all_inner_texts()), "nobody sees words on the parent")
        arrows = page.evaluate("""() => [...document.querySelectorAll("#paths .link")].map((each) =>
          [each.classList.contains("wrong"), getComputedStyle(each).strokeDasharray, getComputedStyle(each).strokeWidth])""")
        expect(arrows and all(wrong and dash == "2px, 5px" and width == "3px" for wrong, dash, width in arrows),
               f"the links that are missing are not told apart: {arrows}")
        selectors = ["#differences li .sign", "#differences .jump", "#differences p", ".span.marked .sign", ".mark",
                     ".span.marked bdi", ".span.marked .service", ".span.marked .time"]
        for selector in selectors:
            contrast = page.evaluate(CONTRAST, selector)
            expect(contrast >= 4.5, f"{scheme}: {selector} has a contrast of {contrast:.2f}")
        page.focus("#differences .jump")
        page.keyboard.press("Enter")
        active = page.get_attribute("#scroll", "aria-activedescendant")
        label = page.get_attribute(f'[id="{active}"]', "aria-label")
        expect(label.startswith("process orders") and "yours" in label, f"a difference leads to {label}")
        page.keyboard.press("Enter")
        details = page.inner_text("#details")
        expect("≠ its parent should be" in details and "yours" in details, "the details do not say what differs")
        page.keyboard.press("Escape")
        page.click("#arrange")
        expect(page.locator(".span.marked").count() > 0, "one below the other, nothing is marked")
        page.click("#view-lanes")
        names = page.locator(".lanename div").all_inner_texts()
        expect(names[0].startswith("asked for · ") and names[-1].startswith("yours · "), f"the lanes are {names}")
        blocks = page.locator(".block.marked").all_inner_texts()
        expect(blocks and all(each[0] in "≠−+" for each in blocks), f"the marked blocks are {blocks}")
        page.close()

    twelve = samples.without_contexts(samples.expected_of("12-orphanage"))
    page = pages.open("many", {"many.jsonl": twelve}, code=1, options=["--expect", "12"])
    expect(page.evaluate("places.length") == 2 * samples.count_of(twelve), "not all spans of lab 12 are there, twice")
    expect(page.locator(".span.marked").count() > 0, "the first group that is shown has no mark")
    expect("more like it" in page.inner_text("#differences"), "a hundred equal differences are not folded")
    page.close()


def main():
    workshop, chromium = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        # The pages are the kit's own, and a browser inside a container cannot make a sandbox of its own.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        pages = Pages(browser, workshop, pathlib.Path(folder))
        for check in [check_hostile, check_processes, check_foreign, check_colours, check_comparison, check_large]:
            check(pages)
            print(f"page: {check.__name__.removeprefix('check_')} is right")
        browser.close()
    expect(not pages.complaints, "the browser complains: " + "; ".join(pages.complaints))


main()

extension PageScript {
    /// Draws the part of the picture that is in sight, and keeps what was chosen.
    static let view = #"""
        const firstMarked = places.find((place) => spanAt(place).marks.length);
        const state = { view: "waterfall", beside: compares ? innerWidth >= 1000 : innerWidth >= 1200, toScale: false,
          group: firstMarked ? firstMarked[0] : 0, active: undefined,
          matches: [], isMatch: new Set(), match: -1 };
        let layout, shown = new Map(), pending = false;

        // Small data is shown at once; of a lot, one group at a time.
        const showsAll = places.length <= 600;
        const shownGroups = () => showsAll ? data.groups.map((_, g) => g) : data.groups.length ? [state.group] : [];

        function markState(element, span) {
          const isActive = state.active && key(state.active) === key(span.place);
          element.classList.toggle("active", Boolean(isActive));
          element.classList.toggle("match", state.isMatch.has(key(span.place)));
          element.setAttribute("aria-selected", String(Boolean(isActive)));
        }

        function draw(anew) {
          const scroll = byID("scroll"), canvas = byID("canvas"), rows = byID("rows");
          if (anew) {
            const width = Math.max(620, scroll.clientWidth);
            layout = state.view === "lanes" ? layOutLanes(width) : layOutWaterfall(width);
            canvas.style.height = layout.height + "px";
            canvas.style.width = layout.width + "px";
            rows.replaceChildren();
            if (state.view === "lanes") rows.append(drawLaneNames(layout));
            shown = new Map();
          }
          const top = scroll.scrollTop - 300, bottom = scroll.scrollTop + scroll.clientHeight + 300;
          let low = 0, high = layout.items.length;
          while (low < high) {
            const middle = (low + high) >> 1;
            if (layout.items[middle].y < top - layout.tallest) low = middle + 1; else high = middle;
          }
          const visible = new Map();
          for (let i = low; i < layout.items.length && layout.items[i].y <= bottom; i++) {
            const item = layout.items[i];
            if (item.y + item.height >= top) visible.set(item.id, item);
          }
          const activeID = state.active ? "s" + key(state.active) : "";
          for (const [id, element] of shown) if (!visible.has(id)) { element.remove(); shown.delete(id); }
          for (const [id, item] of visible) {
            const old = shown.get(id);
            if (old) { if (item.span && !["wait", "mark"].includes(item.kind)) markState(old, item.span); continue; }
            const element = state.view === "lanes" ? laneItem(item) : waterfallItem(item);
            shown.set(id, element);
            rows.append(element);
          }
          scroll.setAttribute("aria-activedescendant", shown.has(activeID) ? activeID : "");
          byID("paths").replaceChildren();
          if (state.view === "lanes") drawMessages(layout, top, bottom);
          drawLinks(layout.groups, (place) => layout.boxes.get(key(place)), top, bottom);
        }

        function select(place, reveals) {
          state.active = place;
          if (state.group !== place[0]) {
            state.group = place[0];
            drawGroups();
            draw(true);
          }
          let unfolded = false;
          for (let up = spanAt(place).parent; up !== undefined; up = traceAt(place).spans[up].parent) {
            unfolded = folded.delete(key([place[0], place[1], up])) || unfolded;
          }
          if (unfolded) draw(true);
          const box = layout.boxes.get(key(place)), scroll = byID("scroll");
          if (box && (reveals || box.y < scroll.scrollTop + 50 || box.y > scroll.scrollTop + scroll.clientHeight - 50)) {
            if (box.y < scroll.scrollTop + 50 || box.y > scroll.scrollTop + scroll.clientHeight - 50) {
              scroll.scrollTop = Math.max(0, box.y - scroll.clientHeight / 2);
            }
            if (state.view === "lanes") scroll.scrollLeft = Math.max(0, box.x0 - scroll.clientWidth / 2);
          }
          if (byID("details").hidden) draw(false); else showDetails(place);
          byID("says").textContent = sentence(spanAt(place));
        }

        function drawGroups() {
          const nav = byID("groups");
          if (data.groups.length < 2) return;
          if (!nav.childElementCount) data.groups.forEach((group, g) => nav.append(groupButton(group, g)));
          [...nav.children].forEach((button, g) => button.setAttribute("aria-current", String(g === state.group)));
        }

        function groupButton(group, g) {
          const button = make("button");
          button.type = "button";
          const spans = group.traces.reduce((sum, trace) => sum + trace.spans.length, 0);
          const errors = group.traces.reduce((sum, trace) => sum + trace.spans.filter((span) => span.error).length, 0);
          const first = group.traces[0].spans[0];
          button.append(make("b", "", first ? nameOf(first) : "(empty)"));
          const words = [counted(group.traces.length, "trace"), counted(spans, "span"), duration(group.length)];
          button.append(make("span", "", words.join(" · ")));
          if (errors) button.append(make("span", "failed", "✗ " + counted(errors, "error")));
          // Where a side lacks the span, only the other one can be marked.
          const marked = [true, false].map((side) => group.traces.filter((trace) => trace.isExpected === side)
            .reduce((sum, trace) => sum + trace.spans.filter((span) => span.marks.length).length, 0));
          const most = Math.max(...marked);
          if (most) button.append(make("span", "failed", "≠ " + counted(most, "span") + " marked"));
          button.addEventListener("click", () => showGroup(g));
          return button;
        }

        function showGroup(g) {
          state.group = g;
          state.active = undefined;
          drawGroups();
          draw(true);
          const first = layout.items.find((item) => item.span && item.span.place[0] === g);
          byID("scroll").scrollTop = first && showsAll && state.view !== "lanes" ? first.y - groupHeight - traceHeight : 0;
          draw(false);
        }

        function drawDifferences() {
          if (!compares) return;
          const panel = byID("differences"), list = panel.querySelector("ul");
          const count = data.differences.reduce((sum, difference) => sum + difference.count, 0);
          panel.hidden = false;
          panel.querySelector("summary").textContent = count
            ? counted(count, "difference") + " from the trace that is asked for"
            : "Nothing differs: the spans, their parents and their links are those that are asked for.";
          panel.querySelector("p").hidden = !count;
          list.replaceChildren(...data.differences.slice(0, 200).map((difference) => {
            const entry = make("li");
            entry.append(make("span", "sign", difference.sign));
            entry.append(difference.at ? jump(shortened(difference.text, 500), difference.at)
              : make("span", "", shortened(difference.text, 500)));
            return entry;
          }));
        }

        function drawLegend() {
          byID("legend").replaceChildren(...data.services.map((service, index) => {
            const entry = make("li"), swatch = make("span", "swatch");
            swatch.style.setProperty("--service", colorOf(index));
            entry.append(swatch, make("bdi", "", shortened(service, 60)));
            return entry;
          }));
        }

        function drawButtons() {
          const isLanes = state.view === "lanes";
          byID("view-waterfall").setAttribute("aria-pressed", String(!isLanes));
          byID("view-lanes").setAttribute("aria-pressed", String(isLanes));
          byID("arrange").setAttribute("aria-pressed", String(state.beside));
          byID("arrange").hidden = isLanes || !compares && !data.groups.some((group) => group.traces.length > 1);
          byID("scale").setAttribute("aria-pressed", String(state.toScale));
          byID("scale").hidden = !isLanes;
          drawNote();
        }

        function drawNote() {
          byID("note").textContent = state.view !== "lanes" ? ""
            : state.toScale ? "Time runs down." : "Time runs down; long gaps are shortened.";
        }
        """#
}

extension PageScript {
    /// Search, mouse and keys, and the beginning.
    static let keys = #"""
        const haystacks = new Map();

        function haystack(place) {
          const id = key(place);
          if (!haystacks.has(id)) {
            const span = spanAt(place);
            const words = [span.name, data.services[span.service], span.kind, span.id, traceAt(place).id, span.error || ""];
            words.push(...span.marks);
            for (const [name, value] of span.attributes) words.push(name + "=" + value);
            for (const event of span.events) words.push(event.name, ...event.attributes.map(([k, v]) => k + "=" + v));
            for (const record of recordsOf(span)) for (const header of record.headers) words.push(header.key, header.value);
            haystacks.set(id, words.join("\n").toLowerCase());
          }
          return haystacks.get(id);
        }

        function search() {
          const text = byID("search").value.trim().toLowerCase();
          state.matches = text ? places.filter((place) => haystack(place).includes(text)) : [];
          state.isMatch = new Set(state.matches.map(key));
          state.match = -1;
          byID("found").textContent = text ? state.matches.length + " found" : "";
          draw(false);
        }

        function nextMatch(step) {
          if (!state.matches.length) return;
          state.match = (state.match + step + state.matches.length) % state.matches.length;
          byID("found").textContent = `${state.match + 1} of ${state.matches.length}`;
          select(state.matches[state.match], true);
        }

        function move(step) {
          const spans = layout.items.filter((item) => item.kind === "span" || item.kind === "block").map((item) => item.span);
          if (!spans.length) return;
          const at = state.active ? spans.findIndex((span) => key(span.place) === key(state.active)) : -1;
          const next = at < 0 ? (step > 0 ? 0 : spans.length - 1) : Math.min(spans.length - 1, Math.max(0, at + step));
          select(spans[next].place);
        }

        function fold(folds) {
          if (!state.active) return;
          const span = spanAt(state.active);
          if (folds && (!span.below || folded.has(key(span.place)))) {
            if (span.parent !== undefined) select([state.active[0], state.active[1], span.parent]);
            return;
          }
          if (!span.below) return;
          if (folds) folded.add(key(span.place)); else folded.delete(key(span.place));
          draw(true);
        }

        function followLink(backwards) {
          if (!state.active) return;
          const links = backwards ? linkedFrom.get(key(state.active)) || []
            : spanAt(state.active).links.map((link) => link.to).filter((place) => place);
          if (links.length) select(links[0], true);
        }

        function showView(view) {
          state.view = view;
          drawButtons();
          byID("scroll").scrollTop = 0;
          draw(true);
          if (state.active) select(state.active, true);
        }

        byID("scroll").addEventListener("keydown", (event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const page = Math.max(1, Math.floor(byID("scroll").clientHeight / rowHeight) - 1);
          const actions = { ArrowDown: () => move(1), ArrowUp: () => move(-1), PageDown: () => move(page),
            PageUp: () => move(-page), Home: () => move(-1e9), End: () => move(1e9), ArrowLeft: () => fold(true),
            ArrowRight: () => fold(false), Enter: () => state.active && showDetails(state.active),
            " ": () => state.active && showDetails(state.active), l: () => followLink(false), b: () => followLink(true) };
          const action = actions[event.key];
          if (!action) return;
          event.preventDefault();
          action();
        });

        document.addEventListener("keydown", (event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const types = event.target instanceof HTMLInputElement;
          if (event.key === "Escape" && !byID("details").hidden) hideDetails();
          else if (event.key === "/" && !types) { event.preventDefault(); byID("search").focus(); }
          else if (event.key === "w" && !types) showView(state.view === "lanes" ? "waterfall" : "lanes");
        });

        byID("rows").addEventListener("click", (event) => {
          const element = event.target.closest("[data-span]");
          if (!element) return;
          const place = element.dataset.span.split(".").map(Number);
          if (event.target.classList.contains("fold")) {
            state.active = place;
            fold(!folded.has(key(place)));
            return;
          }
          state.active = place;
          showDetails(place);
          select(place);
        });

        byID("search").addEventListener("input", search);
        byID("search").addEventListener("keydown", (event) => {
          if (event.key === "Enter") nextMatch(event.shiftKey ? -1 : 1);
        });
        byID("view-waterfall").addEventListener("click", () => showView("waterfall"));
        byID("view-lanes").addEventListener("click", () => showView("lanes"));
        byID("arrange").addEventListener("click", () => { state.beside = !state.beside; drawButtons(); draw(true); });
        byID("scale").addEventListener("click", () => { state.toScale = !state.toScale; drawButtons(); draw(true); });
        byID("theme").addEventListener("click", () => {
          const themes = ["system", "light", "dark"];
          const now = document.documentElement.dataset.theme || "system";
          const next = themes[(themes.indexOf(now) + 1) % 3];
          if (next === "system") delete document.documentElement.dataset.theme;
          else document.documentElement.dataset.theme = next;
          byID("theme").textContent = "Theme: " + next;
        });
        byID("scroll").addEventListener("scroll", () => {
          if (pending) return;
          pending = true;
          requestAnimationFrame(() => { pending = false; draw(false); });
        }, { passive: true });
        addEventListener("resize", () => draw(true));

        byID("title").textContent = shortened(data.title, 80);
        if (data.problems.length) {
          byID("problems").hidden = false;
          byID("problems").querySelector("summary").textContent =
            counted(data.problems.length, "problem") + " in the data: what could not be read is missing here";
          byID("problems").querySelector("ul").replaceChildren(
            ...data.problems.slice(0, 200).map((problem) => make("li", "", shortened(problem, 500))));
        }
        drawDifferences();
        drawLegend();
        drawGroups();
        drawButtons();
        draw(true);
        if (!places.length) byID("rows").append(make("p", "trace", "There is no span in this data."));
        document.documentElement.dataset.ready = "true";
        """#
}

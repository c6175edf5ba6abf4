extension PageScript {
    /// The waterfall: a row a span, traces of a group below one another or side by side on one time axis.
    static let waterfall = #"""
        const rowHeight = 28, waitHeight = 20, markHeight = 20, traceHeight = 34, groupHeight = 30;

        function layOutTrace(group, g, t, column, y, items, boxes) {
          const trace = group.traces[t];
          const nameWidth = Math.min(column.width * 0.45, 480);
          const track = { x: column.x + nameWidth, width: Math.max(60, column.width - nameWidth - 90) };
          const length = group.length || 1;
          const xOf = (time) => track.x + track.width * Math.min(1, Math.max(0, (time - group.start) / length));
          items.push({ kind: "trace", y, height: traceHeight, column, trace, id: "t" + g + "." + t });
          y += traceHeight;
          for (let s = 0; s < trace.spans.length; s++) {
            const span = trace.spans[s];
            const begins = span.waits.filter((wait) => wait.start !== undefined).map((wait) => wait.start);
            if (begins.length) {
              const begin = begins.reduce((a, b) => Math.min(a, b));
              const from = xOf(begin), to = xOf(span.start);
              items.push({ kind: "wait", y, height: waitHeight, column, span, nameWidth, x0: from, x1: to,
                id: "w" + key(span.place) });
              y += waitHeight;
            }
            const x0 = span.start === undefined ? track.x : xOf(span.start);
            const x1 = Math.max(x0 + 3, span.start === undefined ? x0 : xOf(span.start + (span.duration || 0)));
            const box = { x0, x1, y: y + rowHeight / 2 };
            boxes.set(key(span.place), box);
            items.push({ kind: "span", y, height: rowHeight, column, span, nameWidth, box, id: "s" + key(span.place) });
            y += rowHeight;
            span.marks.slice(0, 4).forEach((text, m) => {
              items.push({ kind: "mark", y, height: markHeight, column, span, text, id: "m" + key(span.place) + "." + m });
              y += markHeight;
            });
            if (folded.has(key(span.place))) {
              for (let below = 1; below <= span.below; below++) boxes.set(key(trace.spans[s + below].place), box);
              s += span.below;
            }
          }
          return y;
        }

        function layOutWaterfall(width) {
          const items = [], boxes = new Map();
          let y = 0, widest = width;
          shownGroups().forEach((g) => {
            const group = data.groups[g];
            const count = group.traces.length;
            // Side by side stand the two sides of a comparison, else a few traces.
            const sides = compares ? 2 : count;
            const beside = state.beside && (compares || count > 1 && count <= 4);
            const columnWidth = beside ? Math.max(560, Math.floor(width / sides)) : width;
            const columns = Array.from({ length: beside ? sides : 1 }, (_, c) => ({ x: c * columnWidth, width: columnWidth }));
            widest = Math.max(widest, columnWidth * columns.length);
            for (const column of columns) {
              items.push({ kind: "group", y, height: groupHeight, column, group, id: "g" + g + "." + column.x });
            }
            const ys = columns.map(() => y + groupHeight);
            group.traces.forEach((trace, t) => {
              const c = !beside ? 0 : !compares ? t : trace.isExpected ? 0 : 1;
              ys[c] = layOutTrace(group, g, t, columns[c], ys[c], items, boxes);
            });
            y = Math.max(...ys);
            y += 18;
          });
          items.sort((a, b) => a.y - b.y);
          return { items, boxes, height: y + 40, width: widest, tallest: 60, groups: shownGroups() };
        }

        function waterfallItem(item) {
          const element = make("div", "item " + item.kind);
          if (item.kind === "group") fillAxis(element, item);
          if (item.kind === "trace") fillTrace(element, item);
          if (item.kind === "wait") fillWait(element, item);
          if (item.kind === "mark") fillMark(element, item);
          if (item.kind === "span") fillSpan(element, item);
          element.style.cssText += `;left:${item.column.x}px;top:${item.y}px;width:${item.column.width}px;` +
            `height:${item.height}px`;
          return element;
        }

        function fillAxis(element, item) {
          element.setAttribute("role", "presentation");
          const nameWidth = Math.min(item.column.width * 0.45, 480);
          const trackWidth = Math.max(60, item.column.width - nameWidth - 90);
          const parts = trackWidth < 180 ? [0, 1] : trackWidth < 330 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
          for (const part of parts) {
            if (item.group.length === undefined) break;
            const tick = make("span", "tick", part === 0 ? "0" : duration(item.group.length * part));
            tick.style.left = nameWidth + trackWidth * part + "px";
            element.append(tick);
          }
        }

        function fillTrace(element, item) {
          const trace = item.trace;
          element.setAttribute("role", "treeitem");
          element.setAttribute("aria-level", "1");
          const services = new Set(trace.spans.map((span) => span.service)).size;
          element.append(trace.label ? trace.label + " · " : "", "trace " + shortened(trace.id, 8) + " ",
            make("small", "", counted(trace.spans.length, "span") + " · " + counted(services, "service")));
        }

        // The row's own label says the same to those who hear the page.
        function fillMark(element, item) {
          element.setAttribute("role", "presentation");
          element.style.paddingLeft = 26 + Math.min(item.span.depth, 14) * 16 + "px";
          element.textContent = shortened(item.text, 300);
          element.title = element.textContent;
        }

        function fillWait(element, item) {
          element.setAttribute("role", "presentation");
          const first = item.span.waits[0];
          const more = item.span.waits.length > 1 ? ` (${item.span.waits.length} messages)` : "";
          const name = make("div", "name", "Kafka · " + first.text + more);
          name.style.width = item.nameWidth + "px";
          name.style.lineHeight = waitHeight + "px";
          name.style.paddingLeft = 26 + Math.min(item.span.depth, 14) * 16 + "px";
          const segment = make("div", "segment");
          segment.style.cssText = `left:${item.x0 - item.column.x}px;width:${Math.max(2, item.x1 - item.x0)}px;` +
            "top:4px;height:12px";
          element.append(name, segment);
        }

        function fillSpan(element, item) {
          const span = item.span;
          element.id = item.id;
          element.dataset.span = key(span.place);
          element.setAttribute("role", "treeitem");
          element.setAttribute("aria-level", String(span.depth + 2));
          element.setAttribute("aria-label", sentence(span));
          const isFolded = folded.has(key(span.place));
          if (span.below) element.setAttribute("aria-expanded", String(!isFolded));
          markState(element, span);
          element.style.setProperty("--service", colorOf(span.service));
          const name = make("div", "name");
          name.style.width = item.nameWidth - 8 + "px";
          name.style.paddingLeft = 8 + Math.min(span.depth, 14) * 16 + "px";
          name.append(make("span", "fold", span.below ? (isFolded ? "▸" : "▾") : "·"), make("span", "swatch"));
          element.classList.toggle("marked", span.marks.length > 0);
          if (span.marks.length) name.append(make("span", "sign", signOf(span)));
          name.append(make("bdi", span.error ? "failed" : "", (span.error ? "✗ " : "") + nameOf(span)));
          name.append(make("span", "service", serviceOf(span) + (span.kind ? " · " + span.kind : "")));
          if (isFolded) name.append(make("span", "service", "+" + span.below));
          if (span.notes.length) name.append(make("span", "badge", "⚠ " + shortened(span.notes.join("; "), 120)));
          const bar = make("div", "bar" + (span.error ? " error" : ""));
          bar.style.cssText = `left:${item.box.x0 - item.column.x}px;width:${item.box.x1 - item.box.x0}px;top:7px;height:14px`;
          element.append(name, bar, make("div", "time", duration(span.duration)));
          element.title = shortened(span.name, 300);
        }
        """#
}

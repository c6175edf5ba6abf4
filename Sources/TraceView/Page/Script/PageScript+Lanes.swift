extension PageScript {
    /// The lanes: a column a service and a column a topic, time runs down, messages are arrows between them.
    static let lanes = #"""
        const headHeight = 40, gutter = 92;

        const sideOf = (span) => compares ? traceAt(span.place).label + " · " : "";
        const laneOf = (span) => "service " + sideOf(span) + span.service;

        function topicOf(span, producer) {
          return attribute(span.attributes, "messaging.destination.name") ||
            attribute(producer.attributes, "messaging.destination.name") || "";
        }

        // Two spans of one lane that overlap in time stand side by side.
        function columnsOf(spans) {
          const ends = [];
          for (const span of spans) {
            const end = span.start + (span.duration || 0);
            let column = ends.findIndex((last) => last <= span.start);
            if (column < 0) column = ends.length;
            ends[column] = Math.max(end, span.start + 1);
            span.column = column;
          }
          return ends.length;
        }

        function lanesOf(spans) {
          const lanes = [];
          const lane = (id, name, service, after) => {
            let found = lanes.find((each) => each.id === id);
            if (found) return found;
            found = { id, name, service, spans: [] };
            const at = after ? lanes.indexOf(after) + 1 : lanes.length;
            lanes.splice(at, 0, found);
            return found;
          };
          // The sides of a comparison have lanes of their own, the expected one first.
          const isExpected = (span) => compares && traceAt(span.place).isExpected;
          for (const span of spans.filter(isExpected).concat(spans.filter((span) => !isExpected(span)))) {
            lane(laneOf(span), sideOf(span) + data.services[span.service], span.service).spans.push(span);
          }
          for (const span of spans) for (const wait of span.waits) {
            const producer = spanAt(wait.from), topic = topicOf(span, producer);
            const sender = lanes.find((each) => each.id === laneOf(producer));
            const name = sideOf(span) + "Kafka" + (topic ? " · " + topic : "");
            wait.lane = lane("topic " + sideOf(span) + topic, name, undefined, sender);
          }
          let x = gutter;
          for (const each of lanes) {
            each.columns = Math.max(1, columnsOf(each.spans));
            each.columnWidth = each.service === undefined ? 110 : each.columns > 6 ? 64 : each.columns > 2 ? 120 : 170;
            each.x = x;
            each.width = each.columns * each.columnWidth + 60;
            x += each.width;
          }
          return { lanes, width: x };
        }

        // Time to y. Long gaps are shortened unless the picture is to scale; the order of all moments stays.
        function clockOf(group, spans) {
          const moments = new Set();
          for (const span of spans) {
            moments.add(span.start).add(span.start + (span.duration || 0));
            for (const wait of span.waits) if (wait.start !== undefined) moments.add(wait.start);
          }
          const sorted = [...moments].sort((a, b) => a - b);
          const ys = new Map();
          let y = headHeight + 8;
          const scale = Math.min(40000, Math.max(700, spans.length * 24)) / (group.length || 1);
          sorted.forEach((time, i) => {
            if (i > 0) {
              const gap = time - sorted[i - 1];
              y += state.toScale ? gap * scale : 20 + 9 * Math.max(0, Math.log10(gap / 1000));
            }
            ys.set(time, y);
          });
          return { y: (time) => ys.get(time), times: sorted, bottom: y };
        }

        function layOutLanes(width) {
          const g = state.group, group = data.groups[g];
          const items = [], boxes = new Map();
          if (!group) return { items, boxes, height: 0, width, tallest: 0, groups: [] };
          const spans = group.traces.flatMap((trace) => trace.spans).filter((span) => span.start !== undefined)
            .sort((a, b) => a.start - b.start);
          const { lanes, width: laneWidth } = lanesOf(spans);
          const clock = clockOf(group, spans);
          let tallest = 60, last = -100;
          for (const time of clock.times) {
            const y = clock.y(time);
            if (y - last < 19) continue;
            last = y;
            items.push({ kind: "clock", y, height: 18, text: "+" + duration(time - group.start), id: "c" + time });
          }
          for (const span of spans) {
            const lane = lanes.find((each) => each.id === laneOf(span));
            const y = clock.y(span.start), end = clock.y(span.start + (span.duration || 0));
            const height = Math.max(18, end - y - 2), x = lane.x + 8 + span.column * lane.columnWidth;
            tallest = Math.max(tallest, height);
            const box = { x0: x, x1: x + lane.columnWidth - 6, y: y + Math.min(9, height / 2), top: y, bottom: y + height };
            boxes.set(key(span.place), box);
            items.push({ kind: "block", y, height, span, box, id: "s" + key(span.place) });
          }
          const arrows = [];
          for (const span of spans) {
            const here = boxes.get(key(span.place));
            for (const wait of span.waits) addMessage(wait, span, clock, boxes, items, arrows);
            const parent = span.parent === undefined ? undefined : traceAt(span.place).spans[span.parent];
            const there = parent && boxes.get(key(parent.place));
            if (there && parent.service !== span.service && !span.waits.length) {
              arrows.push({ name: "call", from: parent, to: span, a: { x0: there.x0, x1: there.x1, y: here.y }, b: here });
            }
          }
          items.sort((a, b) => a.y - b.y);
          for (const item of items) tallest = Math.max(tallest, item.height);
          return { items, boxes, arrows, lanes, height: clock.bottom + 80, width: Math.max(width, laneWidth), tallest,
            groups: [g] };
        }

        function addMessage(wait, span, clock, boxes, items, arrows) {
          const producer = spanAt(wait.from), from = boxes.get(key(wait.from)), to = boxes.get(key(span.place));
          if (!from || !to || wait.start === undefined) return;
          const top = clock.y(wait.start), bottom = clock.y(span.start), lane = wait.lane;
          const height = Math.max(4, bottom - top), x0 = lane.x + 20, x1 = x0 + 60;
          items.push({ kind: "queue", y: top, height, x0, x1, text: wait.text,
            id: "q" + key(wait.from) + ">" + key(span.place) });
          const begin = Math.min(Math.max(top, from.top), from.bottom);
          arrows.push({ name: "message", from: producer, to: span, a: { x0: from.x0, x1: from.x1, y: begin },
            b: { x0, x1, y: top } });
          arrows.push({ name: "message", from: producer, to: span, a: { x0, x1, y: top + height }, b: to });
        }

        function laneItem(item) {
          const element = make("div", "item " + item.kind);
          let left = 0, width = gutter - 12;
          if (item.kind === "clock") element.textContent = item.text;
          if (item.kind === "queue") {
            element.className = "item segment";
            element.title = item.text;
            [left, width] = [item.x0, item.x1 - item.x0];
          }
          if (item.kind === "block") {
            const span = item.span;
            element.id = item.id;
            element.dataset.span = key(span.place);
            element.classList.add("bar");
            if (span.error) element.classList.add("error");
            element.textContent = (span.marks.length ? signOf(span) + " " : "") + (span.error ? "✗ " : "") + nameOf(span);
            element.classList.toggle("marked", span.marks.length > 0);
            element.title = shortened(span.name, 300) + " · " + duration(span.duration);
            element.style.setProperty("--service", colorOf(span.service));
            element.setAttribute("role", "treeitem");
            element.setAttribute("aria-level", "1");
            element.setAttribute("aria-label", sentence(span));
            markState(element, span);
            [left, width] = [item.box.x0, item.box.x1 - item.box.x0];
          } else {
            element.setAttribute("role", "presentation");
          }
          element.style.cssText += `;left:${left}px;top:${item.y}px;width:${width}px;height:${item.height}px`;
          return element;
        }

        function drawLaneNames(layout) {
          const bar = make("div", "lanename");
          for (const lane of layout.lanes || []) {
            const name = make("div", "", lane.name);
            name.style.cssText = `left:${lane.x}px;width:${lane.width - 8}px`;
            name.title = shortened(lane.name, 300);
            bar.append(name);
          }
          return bar;
        }

        function drawMessages(layout, top, bottom) {
          for (const { name, from, to, a, b } of layout.arrows || []) {
            if (Math.max(a.y, b.y) < top || Math.min(a.y, b.y) > bottom) continue;
            const rightward = b.x0 >= a.x1;
            const [sx, tx] = rightward ? [a.x1, b.x0] : [a.x0, b.x1];
            drawArrow(name, key(from.place), key(to.place), `M${sx} ${a.y}L${tx} ${b.y}`);
          }
        }
        """#
}

extension PageScript {
    /// Everything that is known about one span.
    static let details = #"""
        function table(title, rows) {
          if (!rows.length) return [];
          const table = make("table"), heading = make("h3", "", title);
          for (const [name, value] of rows) {
            const row = make("tr"), head = make("th", "", name), cell = make("td");
            head.scope = "row";
            cell.append(make("bdi", String(value).length > 400 ? "long" : "", String(value)));
            row.append(head, cell);
            table.append(row);
          }
          return [heading, table];
        }

        const attributeRows = (list) => list.map(([name, value, type]) =>
          [name, type === "string" ? (value === "" ? "(empty)" : value) : `${value} (${type})`]);

        function jump(words, place) {
          const button = make("button", "jump", words);
          button.type = "button";
          button.dataset.to = key(place);
          button.addEventListener("click", () => { select(place, true); byID("scroll").focus(); });
          return button;
        }

        const whereabouts = (place) => `${nameOf(spanAt(place))} in ${serviceOf(spanAt(place))}, trace ` +
          shortened(traceAt(place).id, 8);

        function linkParts(span) {
          const parts = [];
          if (span.links.length) parts.push(make("h3", "", `Links to (${span.links.length})`));
          for (const link of span.links.slice(0, 500)) {
            parts.push(link.to ? jump("→ " + whereabouts(link.to), link.to)
              : make("p", "badge", `→ span ${shortened(link.spanID, 16)}, trace ${shortened(link.traceID, 32)}: not in the data`));
            if (link.attributes.length) parts.push(...table("", attributeRows(link.attributes)).slice(1));
          }
          const back = linkedFrom.get(key(span.place)) || [];
          if (back.length) parts.push(make("h3", "", `Linked from (${back.length})`));
          for (const place of back.slice(0, 500)) parts.push(jump("← " + whereabouts(place), place));
          return parts;
        }

        function showDetails(place) {
          const span = spanAt(place), aside = byID("details");
          const close = make("button", "close", "Close");
          close.type = "button";
          close.addEventListener("click", hideDetails);
          const heading = make("h2");
          heading.append(make("bdi", "", span.name === "" ? "(no name)" : shortened(span.name, 2000)));
          const facts = [["service", data.services[span.service]], ["kind", span.kind || "unspecified"],
            ["duration", duration(span.duration)]];
          // An expected trace stands on the clock of the actual one, so its own day is not known.
          if (span.start !== undefined && !traceAt(place).isExpected) facts.push(["starts", moment(span.start)]);
          if (span.start !== undefined) {
            facts.push(["in its group", "+" + duration(span.start - data.groups[place[0]].start)]);
          }
          if (compares) facts.push(["side", traceAt(place).label]);
          facts.push(["trace", traceAt(place).id], ["span", span.id]);
          if (span.parentID) facts.push(["parent", span.parentID + (span.remoteParent ? " (remote)" : "")]);
          if (span.scope) facts.push(["scope", span.scope]);
          const parts = [close, heading];
          for (const mark of span.marks) parts.push(make("p", "badge", mark));
          for (const note of span.notes) parts.push(make("p", "badge", "⚠ " + note));
          if (span.error) parts.push(make("p", "failed", "✗ " + span.error));
          parts.push(...table("Span", facts));
          for (const wait of span.waits.slice(0, 200)) {
            parts.push(jump(wait.text + " · sent by " + whereabouts(wait.from), wait.from));
          }
          if (span.parent !== undefined) {
            parts.push(jump("↑ parent: " + nameOf(traceAt(place).spans[span.parent]), [place[0], place[1], span.parent]));
          }
          parts.push(...linkParts(span), ...table("Attributes", attributeRows(span.attributes)));
          for (const event of span.events.slice(0, 200)) {
            const at = event.time === undefined || span.start === undefined ? "" : " at +" + duration(event.time - span.start);
            parts.push(...table(`Event ${shortened(event.name, 120)}${at}`,
              event.attributes.length ? attributeRows(event.attributes) : [["attributes", "none"]]));
          }
          for (const record of recordsOf(span)) {
            parts.push(...table(`Record ${record.topic}, partition ${record.partition}, offset ${record.offset}`,
              [["key", record.key]].concat(record.headers.map((header) => ["header " + header.key, header.value]))));
          }
          parts.push(...table("Resource", attributeRows(data.resources[span.resource])));
          aside.replaceChildren(...parts);
          aside.hidden = false;
          aside.scrollTop = 0;
          draw(true);
        }

        function recordsOf(span) {
          if (traceAt(span.place).isExpected) return [];
          const topic = attribute(span.attributes, "messaging.destination.name");
          const lists = [span.attributes].concat(span.links.slice(0, 200).map((link) => link.attributes));
          return [...new Set(lists.map((list) => recordOf(list, topic)).filter((record) => record))];
        }

        function hideDetails() {
          byID("details").hidden = true;
          byID("scroll").focus();
          draw(true);
        }
        """#
}

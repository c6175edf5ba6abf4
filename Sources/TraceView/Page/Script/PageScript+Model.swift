extension PageScript {
    /// The data, and how to find what it means: spans by their place, links in both directions, records.
    static let model = #"""
        const data = JSON.parse(document.getElementById("data").textContent);
        const byID = (id) => document.getElementById(id);
        const key = (place) => place.join(".");
        const spanAt = (place) => data.groups[place[0]].traces[place[1]].spans[place[2]];
        const traceAt = (place) => data.groups[place[0]].traces[place[1]];
        const places = [];
        const linkedFrom = new Map();
        const folded = new Set();
        // A page that sets expected traces beside actual ones.
        const compares = data.differences !== undefined;

        data.groups.forEach((group, g) => group.traces.forEach((trace, t) => trace.spans.forEach((span, s) => {
          span.place = [g, t, s];
          places.push(span.place);
          for (const link of span.links) {
            if (!link.to) continue;
            const list = linkedFrom.get(key(link.to)) || [];
            list.push(span.place);
            linkedFrom.set(key(link.to), list);
          }
        })));

        // The number of spans below each span: children follow their parent, so a walk from the end adds them up.
        for (const group of data.groups) for (const trace of group.traces) {
          for (const span of trace.spans) span.below = 0;
          for (let i = trace.spans.length - 1; i >= 0; i--) {
            const span = trace.spans[i];
            if (span.parent !== undefined) trace.spans[span.parent].below += span.below + 1;
          }
        }

        const recordKey = (topic, partition, offset) => JSON.stringify([topic, String(partition), String(offset)]);
        const records = new Map(data.records.map((record) =>
          [recordKey(record.topic, record.partition, record.offset), record]));

        function attribute(list, name) {
          let value;
          for (const [k, v] of list) if (k === name) value = v;
          return value;
        }

        // The sign of what is different at a span, compared with the other side; empty where nothing is.
        const signOf = (span) => span.marks.length ? Array.from(span.marks[0])[0] : "";

        function recordOf(attributes, topic) {
          const partition = attribute(attributes, "messaging.destination.partition.id");
          const offset = attribute(attributes, "messaging.kafka.offset");
          const name = attribute(attributes, "messaging.destination.name") || topic;
          if (name === undefined || partition === undefined || offset === undefined) return undefined;
          return records.get(recordKey(name, partition, offset));
        }

        const hues = [["#1f66b0"], ["#a34a00"], ["#18794e"], ["#8a3fa0"], ["#b0234f"], ["#5d6b00"], ["#00707d"], ["#7a4a2b"],
          ["#4b50c4"], ["#8c1d1d"]].flat();
        const colorOf = (service) => hues[service % hues.length];
        """#
}

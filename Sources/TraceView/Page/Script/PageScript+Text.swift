extension PageScript {
    /// Elements and words. Whatever comes from the data becomes a text node, never markup.
    static let text = #"""
        function make(tag, className, text) {
          const element = document.createElement(tag);
          if (className) element.className = className;
          if (text !== undefined) element.textContent = text;
          return element;
        }

        function shortened(text, limit) {
          const characters = text.length > limit * 2 ? Array.from(text.slice(0, limit * 2)) : Array.from(text);
          return characters.length > limit || text.length > limit * 2 ? characters.slice(0, limit - 1).join("") + "…" : text;
        }

        const nameOf = (span) => span.name === "" ? "(no name)" : shortened(span.name, 160);
        const serviceOf = (span) => shortened(data.services[span.service], 60);
        const counted = (number, noun) => number + " " + noun + (number === 1 ? "" : "s");

        function duration(nanoseconds) {
          if (nanoseconds === undefined || nanoseconds === null) return "—";
          const units = [["d", 86400e9], ["h", 3600e9], ["min", 60e9], ["s", 1e9], ["ms", 1e6], ["µs", 1e3]];
          for (const [unit, size] of units) {
            const amount = nanoseconds / size;
            if (amount >= 1) return amount.toFixed(amount < 9.995 ? 2 : amount < 99.95 ? 1 : 0) + " " + unit;
          }
          return Math.round(nanoseconds) + " ns";
        }

        function moment(nanoseconds) {
          const whole = BigInt(data.base) + BigInt(Math.round(nanoseconds));
          const date = new Date(Number(whole / 1000000n));
          if (isNaN(date)) return String(whole) + " ns since 1970";
          const fraction = String(whole % 1000000000n).padStart(9, "0");
          return date.toISOString().slice(0, 19).replace("T", " ") + "." + fraction.slice(0, 6) + " UTC";
        }

        function sentence(span) {
          const parts = [nameOf(span), span.kind, "in " + serviceOf(span), duration(span.duration)];
          if (compares) parts.push(traceAt(span.place).label);
          if (span.error) parts.push("failed: " + shortened(span.error, 120));
          for (const wait of span.waits.slice(0, 3)) parts.push(wait.text);
          if (span.links.length) parts.push(counted(span.links.length, "link"));
          const back = linkedFrom.get(key(span.place));
          if (back) parts.push("linked from " + counted(back.length, "span"));
          return parts.concat(span.notes, span.marks).filter((part) => part).join(", ");
        }
        """#
}

extension PageScript {
    /// Arrows over the picture. A view says where a span's bar is; an arrow ends on it.
    static let arrows = #"""
        const namespace = "http://www.w3.org/2000/svg";
        const mostArrows = 300;

        function drawArrow(className, from, to, path) {
          const element = document.createElementNS(namespace, "path");
          element.setAttribute("class", className);
          element.setAttribute("d", path);
          element.dataset.from = from;
          element.dataset.to = to;
          byID("paths").append(element);
        }

        // Leaves the linking span and ends at the nearer edge of the linked one.
        function curve(from, to) {
          const leftward = (to.x0 + to.x1) / 2 < (from.x0 + from.x1) / 2;
          const sx = leftward ? from.x0 : from.x1, tx = leftward ? to.x1 : to.x0;
          const bend = Math.min(90, 24 + Math.abs(sx - tx) / 3);
          const [sy, ty] = [from.y, to.y];
          const [a, b] = leftward ? [sx - bend, tx + bend] : [sx + bend, tx - bend];
          return `M${sx} ${sy}C${a} ${sy} ${b} ${ty} ${tx} ${ty}`;
        }

        function drawLinks(groups, boxOf, top, bottom) {
          const wanted = [];
          const active = state.active ? key(state.active) : "";
          for (const g of groups) for (const trace of data.groups[g].traces) for (const span of trace.spans) {
            for (const link of span.links) {
              if (!link.to) continue;
              const from = boxOf(span.place), to = boxOf(link.to);
              if (!from || !to || Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) continue;
              const touches = key(span.place) === active || key(link.to) === active;
              wanted.push({ span, link, from, to, touches });
            }
          }
          const many = wanted.length > mostArrows;
          for (const { span, link, from, to, touches } of wanted) {
            if (many && !touches) continue;
            const wrong = link.isWrong ? " wrong" : "";
            const emphasis = touches ? " strong" : active && !many ? " faint" : "";
            drawArrow("link" + emphasis + wrong, key(span.place), key(link.to), curve(from, to));
          }
          if (many) byID("note").textContent = `${wanted.length} links in sight: choose a span to see its own.`;
          else drawNote();
        }
        """#
}

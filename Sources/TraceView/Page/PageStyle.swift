/// The page's style: light and dark, and large enough for a projector.
enum PageStyle {
    static let text = #"""
        :root { --back: #fff; --raised: #f3f5f8; --text: #16202c; --quiet: #556172; --line: #cfd6df;
          --focus: #0b57d0; --bad: #b3141c; --badback: #fdeceb; --warn: #7a4b00; --mark: #fff3b0; --arrow: #5b3fa8; }
        :root[data-theme="dark"] { --back: #12171e; --raised: #1c232d; --text: #e8edf3; --quiet: #a3afbd; --line: #38424f;
          --focus: #8ab4ff; --bad: #ff8f88; --badback: #3a1b1d; --warn: #f0c36d; --mark: #4a4210; --arrow: #c3b0ff; }
        @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { --back: #12171e; --raised: #1c232d;
          --text: #e8edf3; --quiet: #a3afbd; --line: #38424f; --focus: #8ab4ff; --bad: #ff8f88; --badback: #3a1b1d;
          --warn: #f0c36d; --mark: #4a4210; --arrow: #c3b0ff; } }
        * { box-sizing: border-box; }
        html, body { height: 100%; margin: 0; }
        body { display: flex; flex-direction: column; background: var(--back); color: var(--text);
          font: 16px/1.4 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        button, input { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line);
          border-radius: 6px; padding: 4px 10px; }
        button { cursor: pointer; }
        button[aria-pressed="true"] { background: var(--text); color: var(--back); }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
        .top { display: flex; flex-wrap: wrap; gap: 8px 18px; align-items: center; padding: 8px 14px;
          border-bottom: 1px solid var(--line); }
        h1 { font-size: 1.15rem; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
          max-width: 30ch; unicode-bidi: isolate; }
        .search { display: flex; gap: 8px; align-items: center; flex: 1 1 22rem; }
        .search input { flex: 1; min-width: 8rem; }
        .search output { min-width: 7ch; color: var(--quiet); white-space: nowrap; }
        .buttons { display: flex; gap: 6px; flex-wrap: wrap; }
        #problems { padding: 6px 14px; background: var(--badback); color: var(--bad); }
        #problems ul { max-height: 8rem; overflow: auto; margin: 4px 0; overflow-wrap: anywhere; }
        #differences { padding: 6px 14px; border-bottom: 1px solid var(--line); }
        #differences summary { font-weight: 600; cursor: pointer; }
        #differences p { margin: 2px 0; color: var(--quiet); font-size: .9rem; }
        #differences ul { max-height: 9.5rem; overflow: auto; margin: 4px 0; padding: 3px; list-style: none; }
        #differences li { display: flex; gap: 8px; align-items: baseline; }
        #differences .jump { border: none; background: none; padding: 1px 4px; text-align: start; overflow-wrap: anywhere; }
        #differences .jump:hover { text-decoration: underline; }
        .sign { color: var(--bad); font-weight: 700; margin-inline-end: 6px; }
        .span.marked { background: var(--badback); }
        .mark { color: var(--bad); font-size: .85rem; line-height: 20px; text-overflow: ellipsis; }
        .middle { flex: 1; display: flex; min-height: 0; }
        nav { width: 15rem; overflow: auto; border-right: 1px solid var(--line); padding: 6px; flex: none; }
        nav:empty { display: none; }
        nav button { display: block; width: 100%; text-align: start; margin: 0 0 4px; border-color: transparent;
          background: none; content-visibility: auto; contain-intrinsic-size: auto 3.6rem; }
        nav button[aria-current="true"] { background: var(--raised); border-color: var(--line); }
        nav b, nav span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
          unicode-bidi: isolate; }
        nav span { color: var(--quiet); font-size: .85rem; }
        .failed { color: var(--bad); }
        main { flex: 1; display: flex; flex-direction: column; min-width: 0; }
        .legend { display: flex; justify-content: space-between; gap: 14px; padding: 4px 14px;
          border-bottom: 1px solid var(--line); font-size: .9rem; }
        .legend ul { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0; padding: 0; list-style: none;
          max-height: 4.4rem; overflow: auto; }
        .legend li { max-width: 16rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
          unicode-bidi: isolate; }
        .swatch { display: inline-block; width: 14px; height: 12px; border-radius: 3px; margin-inline-end: 6px;
          vertical-align: -1px; background: var(--service); }
        #note { color: var(--quiet); flex: 1; text-align: end; }
        .keys { flex: none; max-width: 26rem; }
        kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; background: var(--raised); }
        #scroll { flex: 1; overflow: auto; position: relative; }
        #canvas { position: relative; min-width: 100%; }
        #rows { position: absolute; inset: 0; }
        #arrows { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
        .item { position: absolute; overflow: hidden; white-space: nowrap; }
        .group { border-bottom: 1px solid var(--line); font-size: .85rem; color: var(--quiet); }
        .tick { position: absolute; bottom: 1px; transform: translateX(-50%); }
        .tick:first-child { transform: none; } .tick:last-child { transform: translateX(-100%); }
        .trace { padding: 6px 8px 0; font-weight: 600; text-overflow: ellipsis; unicode-bidi: isolate; }
        .trace small { font-weight: 400; color: var(--quiet); }
        .span { cursor: pointer; border-bottom: 1px solid transparent; }
        .span:hover { background: var(--raised); }
        .span.active { background: var(--raised); border-color: var(--focus); box-shadow: inset 4px 0 var(--focus); }
        .span.match { background: var(--mark); }
        .name { position: absolute; inset: 0 auto 0 0; overflow: hidden; text-overflow: ellipsis; line-height: 27px;
          unicode-bidi: isolate; }
        .name .service { color: var(--quiet); font-size: .85rem; margin-inline-start: 8px; unicode-bidi: isolate; }
        .fold { display: inline-block; width: 18px; text-align: center; color: var(--quiet); }
        .time { position: absolute; right: 4px; top: 0; line-height: 27px; font-size: .85rem; color: var(--quiet);
          font-variant-numeric: tabular-nums; }
        .bar { position: absolute; border-radius: 3px; background: var(--service); }
        .bar.error { box-shadow: 0 0 0 2px var(--back), 0 0 0 4px var(--bad); }
        .wait { color: var(--quiet); font-size: .85rem; line-height: 20px; }
        .segment { position: absolute; border: 1px solid var(--quiet); border-radius: 3px;
          background: repeating-linear-gradient(135deg, transparent 0 5px, var(--line) 5px 9px); }
        .badge { color: var(--bad); font-size: .85rem; margin-inline-start: 8px; }
        .lane { border-left: 1px dashed var(--line); }
        .lanename { position: sticky; top: 0; z-index: 3; }
        .lanename div { position: absolute; top: 0; height: 30px; background: var(--back); font-weight: 600;
          overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 4px; border-bottom: 2px solid var(--line);
          unicode-bidi: isolate; }
        .block { border-radius: 4px; background: var(--service); color: #fff; font-size: .85rem; padding: 0 5px;
          cursor: pointer; text-overflow: ellipsis; unicode-bidi: isolate; line-height: 18px; border: 1px solid var(--back); }
        .block.marked { border: 3px dotted var(--bad); }
        .block.error { outline: 2px solid var(--bad); outline-offset: -2px; }
        .block.active { outline: 3px solid var(--focus); outline-offset: 1px; overflow: visible; z-index: 2; }
        .block.match { outline: 3px solid var(--warn); }
        .clock { color: var(--quiet); font-size: .8rem; text-align: right; font-variant-numeric: tabular-nums; }
        #paths path { fill: none; stroke: var(--arrow); stroke-width: 1.6; marker-end: url(#head); }
        #paths .link { stroke-dasharray: 6 5; }
        #paths .message { stroke: var(--quiet); }
        #paths .call { stroke: var(--quiet); stroke-width: 1.2; }
        #paths .wrong { stroke: var(--bad); stroke-width: 3; stroke-dasharray: 2 5; }
        #paths .faint { opacity: .35; }
        #paths .strong { stroke-width: 3; }
        aside { width: min(30rem, 45vw); overflow: auto; border-left: 1px solid var(--line); padding: 10px 14px; flex: none; }
        aside h2 { font-size: 1.05rem; margin: 0 0 4px; overflow-wrap: anywhere; unicode-bidi: isolate; }
        aside h3 { font-size: .95rem; margin: 14px 0 4px; }
        aside table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        aside th { text-align: start; font-weight: 500; color: var(--quiet); }
        aside th, aside td { padding: 2px 8px 2px 0; vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
        aside td { font-family: ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
        aside .long { display: block; max-height: 12rem; overflow: auto; }
        aside .jump { display: block; text-align: start; width: 100%; margin: 4px 0 0; overflow-wrap: anywhere; }
        aside .close { float: right; }
        @media (max-width: 900px) { nav { display: none; } aside { width: 60vw; } }
        """#
}

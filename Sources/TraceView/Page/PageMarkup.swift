/// The page's fixed elements; its script fills them.
enum PageMarkup {
    static let text = #"""
        <header class="top">
        <h1 id="title"></h1>
        <div role="search" class="search">
        <label for="search">Search</label>
        <input id="search" type="search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/">
        <output id="found"></output>
        </div>
        <div role="group" aria-label="View" class="buttons">
        <button id="view-waterfall" type="button">Waterfall</button>
        <button id="view-lanes" type="button">Lanes</button>
        <button id="arrange" type="button">Side by side</button>
        <button id="scale" type="button">To scale</button>
        <button id="theme" type="button">Theme: system</button>
        </div>
        </header>
        <details id="problems" hidden><summary></summary><ul></ul></details>
        <details id="differences" open hidden><summary></summary>
        <p>≠ is another one · − is missing · + is not asked for. Arrows of such links are thick and dotted.</p><ul></ul></details>
        <div class="middle">
        <nav id="groups" aria-label="Groups of linked traces"></nav>
        <main>
        <div class="legend"><ul id="legend" aria-label="Services"></ul>
        <span id="note"></span>
        <details class="keys"><summary>Keys</summary>
        <p><kbd>↑</kbd> <kbd>↓</kbd> next span · <kbd>←</kbd> <kbd>→</kbd> fold, unfold · <kbd>Enter</kbd> details ·
        <kbd>l</kbd> follow a link · <kbd>b</kbd> follow a link backwards · <kbd>/</kbd> search,
        then <kbd>Enter</kbd> next match · <kbd>w</kbd> the other view · <kbd>Esc</kbd> close</p></details></div>
        <div id="scroll" role="tree" tabindex="0" aria-label="Spans"><div id="canvas">
        <div id="rows" role="presentation"></div>
        <svg id="arrows" aria-hidden="true"><defs>
        <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8"
        markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 10 5 0 10z" fill="context-stroke"/></marker>
        </defs><g id="paths"></g></svg>
        </div></div>
        </main>
        <aside id="details" aria-label="Details of the span" tabindex="-1" hidden></aside>
        </div>
        <p id="says" role="status" class="unseen"></p>
        """#
}

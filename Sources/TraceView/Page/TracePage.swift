import Foundation

/// Draws traces as one HTML file that needs nothing else: no network, no other file.
///
/// It shows each group of linked traces as a waterfall on a common time axis, and as lanes in which time runs down.
/// Every name in the input is shown as text, whatever it holds.
public struct TracePage: Sendable {
    /// What the browser's tab and the heading say.
    public var title: String

    private let data: PageData

    /// Makes a page of what was read from one or several files.
    ///
    /// - Parameters:
    ///   - title: what the browser's tab and the heading say.
    ///   - document: the spans, and what could not be read, which the page says too.
    ///   - records: the records that the spans are about, whose headers are shown with them.
    public init(title: String, document: TraceDocument, records: [TraceRecord] = []) {
        self.title = title
        data = PageData(
            title: title,
            forest: TraceForest(spans: document.spans),
            problems: document.problems.map(\.description),
            records: records
        )
    }

    /// Makes a page that sets the trace that was expected beside the actual one, and marks what is different.
    ///
    /// - Parameters:
    ///   - title: what the browser's tab and the heading say.
    ///   - comparison: the two.
    ///   - actualLabel: whose trace the actual one is.
    ///   - problems: what of the actual trace could not be read, which the page says too.
    ///   - records: the records that the actual spans are about.
    public init(
        title: String,
        comparison: TraceComparison,
        actualLabel: String = "yours",
        problems: [ReadProblem] = [],
        records: [TraceRecord] = []
    ) {
        self.title = title
        data = PageData(
            title: title,
            comparison: comparison,
            actualLabel: actualLabel,
            problems: problems.map(\.description),
            records: records
        )
    }

    /// The page's text, in UTF-8 when written to a file.
    public func html() -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
        script-src 'unsafe-inline'; img-src data:">
        <link rel="icon" href="data:,">
        <title>\(Self.escaped(title))</title>
        <style>
        \(PageStyle.text)
        </style>
        </head>
        <body>
        \(PageMarkup.text)
        <script type="application/json" id="data">\(json)</script>
        <script>
        "use strict";
        \(PageScript.parts.joined(separator: "\n"))
        </script>
        </body>
        </html>

        """
    }

    /// The data, in which no text can end the script element that it stands in.
    private var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // The data holds texts, flags and finite numbers only, so there is nothing that the encoder can refuse.
        let bytes = (try? encoder.encode(data)) ?? Data("{}".utf8)
        return String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "<", with: "\\u003c")
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
    }
}

/// How a piece of text looks, by its meaning.
enum TextStyle: Equatable {
    case plain
    case strong
    /// Lines, labels and notes that should stand back.
    case quiet
    case failure
    case warning
    /// The colour of a service, by its number in the order of appearance.
    case service(Int)

    /// The parameters of the "select graphic rendition" sequence (ECMA-48, 8.3.117); nil for plain text.
    ///
    /// Only the sixteen basic colours: the terminal's own theme makes them readable on its background. Red and yellow
    /// are kept for failures and warnings.
    var graphicRendition: String? {
        let services = [36, 35, 32, 34, 96, 95, 92, 94]
        return switch self {
        case .plain: nil
        case .strong: "1"
        case .quiet: "2"
        case .failure: "31"
        case .warning: "33"
        case .service(let number): String(services[number % services.count])
        }
    }
}

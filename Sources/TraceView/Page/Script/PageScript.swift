/// The page's script, in the order in which its parts build on one another.
enum PageScript {
    static let parts = [model, text, arrows, waterfall, lanes, details, view, keys]
}

import Foundation

/// The labs of the kit, in the order in which they are taught. A lab is a handout, and an exercise with the same slug.
struct LabCatalogue: Sendable, Equatable {
    let labs: [LabEntry]

    init(_ labs: [LabEntry]) {
        self.labs = labs
    }

    /// Reads the folders of `kit`.
    ///
    /// - Throws: ``WorkshopError`` when there is no lab.
    init(_ kit: Kit) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: kit.url("labs").path)) ?? []
        labs = names.sorted().compactMap { slug in
            guard Self.isSlug(slug) else { return nil }
            let entry = LabEntry(slug: slug, title: "")
            guard let handout = try? Handout(file: kit.url(entry.handout)),
                FileManager.default.fileExists(atPath: kit.url(entry.exercise).path)
            else { return nil }
            return LabEntry(slug: slug, title: handout.title ?? String(slug.dropFirst(3)))
        }
        guard !labs.isEmpty else { throw WorkshopError("there is no lab in \(kit.url("labs").path)") }
    }

    /// `03-produce-consume`: two digits, a dash, a name.
    static func isSlug(_ name: String) -> Bool {
        name.wholeMatch(of: /[0-9]{2}-[a-z0-9-]+/) != nil
    }

    /// The lab that somebody means by `3`, `03`, `Lab03`, `03-produce-consume` or `produce-consume`.
    ///
    /// - Throws: ``WorkshopError`` when there is no such lab.
    func lab(_ text: String) throws -> LabEntry {
        var name = text.lowercased()
        if name.hasPrefix("lab") { name.removeFirst(3) }
        if name.count == 1 { name = "0" + name }
        guard let lab = labs.first(where: { [$0.id, $0.slug, String($0.slug.dropFirst(3))].contains(name) }) else {
            throw WorkshopError("there is no lab \(text); the labs are \(labs.map(\.id).joined(separator: ", "))")
        }
        return lab
    }
}

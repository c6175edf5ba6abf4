import Foundation
import PackagePlugin

/// Gives a target the sources that lie sealed in its folder, in `sources.sealed`. The students' edition has such files.
@main
struct UnsealSources: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        // One source is always in sight: without it, SwiftPM would not know the target.
        guard let target = target as? any SourceModuleTarget, let inSight = target.sourceFiles.first else { return [] }
        let sealed = inSight.url.deletingLastPathComponent().appendingPathComponent("sources.sealed")
        guard let names = Self.names(in: sealed) else {
            Diagnostics.error("\(sealed.path) is missing or damaged; get it back with: git checkout -- \(sealed.path)")
            return []
        }
        let folder = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Unsealing the sources of \(target.name)",
                executable: try context.tool(named: "unseal").url,
                arguments: [sealed.path, folder.path],
                inputFiles: [sealed],
                outputFiles: names.map { folder.appendingPathComponent($0) }
            )
        ]
    }

    /// What `unseal` will call the sources: a sealed file begins with a title, a checksum and a line `file NAME` for each.
    private static func names(in sealed: URL) -> [String]? {
        guard let text = try? String(contentsOf: sealed, encoding: .utf8) else { return nil }
        let names = text.split(whereSeparator: \.isNewline).dropFirst(2).prefix { $0.hasPrefix("file ") }
        return names.isEmpty ? nil : names.map { "Unsealed" + $0.dropFirst("file ".count) }
    }
}

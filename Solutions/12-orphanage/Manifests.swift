import Foundation
import LabKit
import OTel

/// The Kubernetes manifests of the services, `kubernetes/NAME.yaml` beside this file.
enum Manifests {
    /// The manifest of `service`.
    ///
    /// - Throws: Foundation's error when there is none.
    static func text(of service: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try String(contentsOf: folder.appendingPathComponent("kubernetes/\(service).yaml"), encoding: .utf8)
    }

    /// How `service` is configured by the environment that its manifest gives it. Where the spans go is left to the lab.
    ///
    /// - Throws: Foundation's error; ``DeploymentManifest/Problem``.
    static func configuration(of service: String) throws -> Configuration {
        let manifest = try DeploymentManifest(text: text(of: service), name: "kubernetes/\(service).yaml")
        return Configuration().applying(environment: manifest.environment)
    }
}

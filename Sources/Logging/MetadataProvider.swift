extension Logger {
    /// Adds metadata to every message at the moment at which it is logged: the ids of the active span, for instance.
    public struct MetadataProvider: Sendable {
        private let provideMetadata: @Sendable () -> Metadata

        /// A provider that asks `provideMetadata` each time. It runs in the task that logs.
        public init(_ provideMetadata: @escaping @Sendable () -> Metadata) {
            self.provideMetadata = provideMetadata
        }

        /// The metadata of this moment.
        public func get() -> Metadata {
            provideMetadata()
        }

        /// A provider that asks all of `providers` in order; where two name the same key, the later one wins. Nil when
        /// there are none.
        public static func multiplex(_ providers: [MetadataProvider]) -> MetadataProvider? {
            guard !providers.isEmpty else { return nil }
            return MetadataProvider {
                providers.reduce(into: [:]) { metadata, provider in
                    metadata.merge(provider.get()) { _, later in later }
                }
            }
        }
    }
}

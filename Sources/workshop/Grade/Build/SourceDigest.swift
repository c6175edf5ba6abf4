import Foundation

/// What a folder of sources holds, in one number: two folders with the same digest hold the same files.
///
/// It reads the files themselves. Times and sizes would be quicker to compare, and can be the same for different contents.
struct SourceDigest: Codable, Sendable, Equatable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    /// Of all files in `folder`, at any depth. A folder that is not there is like an empty one.
    init(of folder: URL) {
        add(folder)
    }

    /// Adds all files in `folder` whose path in it is `included`; or the file, when it is one.
    mutating func add(_ folder: URL, where included: (String) -> Bool = { _ in true }) {
        if let data = FileManager.default.contents(atPath: folder.path) {
            add(folder.lastPathComponent, data)
        }
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for file in files.sorted() where included(file) {
            guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(file).path) else {
                continue
            }
            add(file, data)
        }
    }

    /// Adds a file that is not on the disk.
    mutating func add(_ path: String, _ data: Data) {
        add(Array(path.utf8))
        add(Array(data))
    }

    /// FNV-1a, 64 bits. The length in front keeps two pieces apart from one that is as long as both.
    private mutating func add(_ bytes: [UInt8]) {
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { length in
            for byte in length { add(byte) }
        }
        for byte in bytes { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}

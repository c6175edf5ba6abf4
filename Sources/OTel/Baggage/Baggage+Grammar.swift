/// The characters of W3C Baggage, section "Definition".
extension Baggage {
    /// Whether `bytes` are a token (RFC 9110, section 5.6.2; the same as RFC 7230's).
    static func isToken(_ bytes: some Collection<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { isTokenCharacter[Int($0)] }
    }

    /// Whether `bytes` are a value as it stands on the wire, where it may be empty.
    static func isWireValue(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.allSatisfy(isOctet)
    }

    /// Whether `byte` is a `baggage-octet`: printable ASCII without space, `"`, `,`, `;` and `\`.
    static func isOctet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\\"): false
        default: (0x21...0x7E).contains(byte)
        }
    }

    private static let isTokenCharacter: [Bool] = {
        let letters = "abcdefghijklmnopqrstuvwxyz"
        let allowed = Set((letters + letters.uppercased() + "0123456789!#$%&'*+-.^_`|~").utf8)
        return (0...255).map { allowed.contains(UInt8($0)) }
    }()
}

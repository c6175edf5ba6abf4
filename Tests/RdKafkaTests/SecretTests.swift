import Kafka
import XCTest

@testable import RdKafka

/// The values of secret settings, good or bad, are in nothing that anybody can read.
final class SecretTests: XCTestCase {
    private static let names = [
        "sasl.password", "sasl.username", "sasl.pasword", "sasl.jaas.config", "sasl.mechanism", "sasl.mechanisms",
        "sasl.oauthbearer.config", "sasl.oauthbearer.client.secret", "sasl.oauthbearer.client.id",
        "sasl.oauthbearer.token.endpoint.url", "sasl.oauthbearer.method", "sasl.oauthbearer.extensions",
        "sasl.kerberos.keytab", "sasl.kerberos.kinit.cmd", "sasl.kerberos.min.time.before.relogin",
        "enable.sasl.oauthbearer.unsecure.jwt", "ssl.key.password", "ssl.key.pem", "ssl.certificate.pem", "ssl.ca.pem",
        "ssl.keystore.password", "ssl.keystore.key", "ssl.truststore.password", "ssl_key", "ssl_certificate", "ssl_ca",
        "ssl.passphrase", "oauth.token", "client.secret", "schema.registry.basic.auth.credentials",
    ]

    private static let values = [
        "hunter22", "s3cret with blanks", "p=ä%s%n\u{1}\\", "key\0rest-hunter22",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG\n-----END PRIVATE KEY-----",
        String(repeating: "long-secret-", count: 100), "{\"user\":\"alice\",\"password\":\"hunter22\"}",
    ]

    func testNoErrorOfASecretSettingShowsItsValue() async throws {
        for name in Self.names {
            for value in Self.values {
                for protocolName in ["plaintext", "sasl_plaintext", "ssl", "sasl_ssl"] {
                    // With a mechanism, for without one librdkafka runs kinit.
                    var options: RdKafkaOptions = [
                        "security.protocol": protocolName,
                        "sasl.mechanism": name.contains("oauthbearer") ? "OAUTHBEARER" : "PLAIN",
                    ]
                    if name == "sasl.mechanisms" { options["sasl.mechanism"] = nil }
                    options[name] = value
                    try await assertNothingShows(value, name, options)
                }
            }
        }
    }

    func testNoConnectionErrorShowsASecret() async throws {
        let cluster = try SharedCluster.get()
        for (user, password) in [("alice", "hunter22"), ("u", "p"), ("SSL", "handshake"), ("127.0.0.1", "SASL")] {
            let options: RdKafkaOptions = [
                "security.protocol": "sasl_plaintext", "sasl.mechanism": "PLAIN",
                "sasl.username": "\(user)", "sasl.password": "\(password)",
            ]
            let broker = RdKafkaBroker(bootstrapServers: cluster.bootstrapServers, options: options)
            let error = try await kafkaError { try await broker.checkConnection(timeout: .milliseconds(300)) }
            XCTAssertEqual(error?.code, .transport)
            if user == "alice" {
                XCTAssertTrue(error?.reason.contains("sasl_plaintext://") ?? false, "\(String(describing: error))")
            }
            // The kit's own words stand around librdkafka's.
            let cause = error?.reason.split(separator: "(").last.map(String.init) ?? ""
            for secret in [user, password] {
                let words = cause.split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
                XCTAssertFalse(words.contains(secret), "\(String(describing: error))")
            }
        }
    }

    func testOptionsDoNotShowSecretsHoweverTheyArePrinted() {
        let value = "hunter22"
        var options = RdKafkaOptions(Dictionary(uniqueKeysWithValues: Self.names.map { ($0, value) }))
        options["client.rack"] = "-----BEGIN PRIVATE KEY-----\(value)"
        options["MIIEvQIBADANBgkqhkiG9w0\(value)"] = value
        options["linger.ms"] = "5"
        let broker = RdKafkaBroker(bootstrapServers: "127.0.0.1:1", options: options)
        var dumped = ""
        dump(options, to: &dumped)
        dump(broker, to: &dumped)
        for text in ["\(options)", options.debugDescription, String(reflecting: options), "\([options])", dumped] {
            XCTAssertFalse(text.contains(value), text)
            XCTAssertTrue(text.contains("linger.ms"), text)
        }
        XCTAssertEqual(
            "\(RdKafkaOptions(["sasl.password": value, "acks": "all"]))",
            "acks=all sasl.password=(not shown)"
        )
    }

    func testATextIsLeftOutWhenItRepeatsPartOfASecret() {
        let redaction = Redaction([
            "sasl.password": "Correct horse", "sasl.username": "al", "sasl.mechanism": "PLAIN",
            "linger.ms": "connection",
        ])
        let cases: [(text: String, isShown: Bool)] = [
            ("Connection refused", true), ("PLAIN is not supported by the broker", true), ("final answer", true),
            ("user al: denied", false), ("got \"correct horse\"", false), ("cut off: correc", false),
            ("a HORSE", false), ("", true),
        ]
        for (text, isShown) in cases {
            XCTAssertEqual(redaction.redacted(text) == text, isShown, text)
        }
    }

    private func assertNothingShows(_ value: String, _ name: String, _ options: RdKafkaOptions) async throws {
        let broker = RdKafkaBroker(bootstrapServers: "127.0.0.1:1", options: options)
        let error = try await kafkaError { await (try broker.makeProducer(.init())).shutdown() }
        let texts = ["\(options)", error.map { "\($0)" } ?? "", error.map { String(reflecting: $0) } ?? ""]
        // Every word of the value of some length: a text may quote the value in part.
        let words = value.split { " \n\0".contains($0) }.map { String($0.prefix(12)) }.filter { $0.count > 5 }
        for text in texts {
            for word in words {
                XCTAssertFalse(text.contains(word), "\(name): \(text)")
            }
        }
    }
}

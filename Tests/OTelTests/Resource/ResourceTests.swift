import OTel
import Tracing
import XCTest

final class ResourceTests: XCTestCase {
    func testAResourceNamesItsServiceAndVersion() {
        let resource = Resource(serviceName: "shop", serviceVersion: "1.2", attributes: ["host.name": "h"])
        XCTAssertEqual(resource.serviceName, "shop")
        XCTAssertEqual(resource.serviceVersion, "1.2")
        XCTAssertEqual(resource.attributes.get("service.version"), .string("1.2"))
        XCTAssertEqual(resource.attributes.get("host.name"), .string("h"))
        XCTAssertEqual(resource.attributes.get("telemetry.sdk.language"), .string("swift"))
    }

    func testTheNameAndVersionWinOverTheAttributes() {
        let attributes: SpanAttributes = ["service.name": "a", "service.version": "1"]
        XCTAssertEqual(
            Resource(serviceName: "shop", serviceVersion: "2", attributes: attributes),
            Resource(serviceName: "shop", serviceVersion: "2")
        )
        XCTAssertEqual(Resource(serviceName: "shop", attributes: attributes).serviceVersion, "1")
    }

    func testWithoutAVersionThereIsNone() {
        XCTAssertNil(Resource(serviceName: "shop").serviceVersion)
        XCTAssertNil(Resource(serviceName: "shop").attributes.get("service.version"))
        XCTAssertNil(Resource(attributes: ["service.version": 2]).serviceVersion)
    }
}

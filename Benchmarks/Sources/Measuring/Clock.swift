public func now() -> UInt64 { 0 }

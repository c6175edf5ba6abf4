/// Takes `value` so that the optimizer must compute it.
@inline(never) @_optimize(none)
public func blackHole<T>(_ value: borrowing T) {}

/// Returns `value`, of which the optimizer knows nothing then.
@inline(never) @_optimize(none)
public func opaque<T>(_ value: T) -> T { value }

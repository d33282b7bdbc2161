import BigInt

// Signatures agreed between the parts of the machine; each moves to its own file with its body.

// MARK: Numbers (Run/Operations/Numbers*)
extension Machine {
  /// `format(value, spec)` for built-in numbers and strings; the caller has dealt with `__format__`.
  func formatBuiltin(_ value: Value, _ specification: StringRef) throws(Raised) -> Value {
    pending()
  }
  /// `template % arguments`.
  func formatPercent(_ template: StringRef, _ arguments: Value) throws(Raised) -> Value {
    pending()
  }
}

/// Files and folders as scripts may reach them.
package protocol HostFiles {}

func pending(_ name: StaticString = #function) -> Never {
  preconditionFailure("pending: \(name)")
}

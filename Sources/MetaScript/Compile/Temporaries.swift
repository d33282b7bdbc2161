// Temporaries are a stack: whoever takes some gives them back by `release(to:)` with the mark from
// before, so that what is taken one after the other lies side by side.

extension Compiler {
  /// The place to give temporaries back to.
  var mark: Int { next }

  func release(to mark: Int) { next = mark }

  /// A fresh register above all that are in use.
  func temporary(at span: Span) throws(Diagnostic) -> Register {
    try reserve(1, at: span)
    defer { next += 1 }
    return Register(next)
  }

  /// `count` fresh registers side by side; the first one.
  func temporaries(_ count: Int, at span: Span) throws(Diagnostic) -> Register {
    try reserve(count, at: span)
    defer { next += count }
    return Register(next)
  }

  private func reserve(_ count: Int, at span: Span) throws(Diagnostic) {
    guard next + count <= Self.maximumRegisters else {
      throw tooComplex("more than \(Self.maximumRegisters) values at once", at: span)
    }
    registerCount = max(registerCount, next + count)
  }

  static var maximumRegisters: Int { 65_000 }

  func isLocal(_ register: Register) -> Bool { Int(register) < localCount }

  /// The register that a call's callee goes to: `target` when that is the topmost temporary, so
  /// that frames stay small, else a fresh one.
  func callBase(for target: Register, at span: Span) throws(Diagnostic) -> Register {
    if !isLocal(target), Int(target) == next - 1 { return target }
    return try temporary(at: span)
  }
}

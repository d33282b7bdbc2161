extension Machine {
  /// Whether `new` is to its caller the function that `known` is, if it finds the same where it reads:
  /// the same object, or another function of the same code, as a `lambda` in a loop is.
  ///
  /// Defaults are compared here. Captured variables are not: a guard looks at those of the new one.
  package func isSameCallable(_ new: Value, _ known: Value) -> Bool {
    if new.isIdentical(to: known) { return true }
    if let new = MethodRef(new), let known = MethodRef(known) {
      return new.receiver.isIdentical(to: known.receiver)
        && new.function.isIdentical(to: known.function)
    }
    if let new = NativeRef(new)?.object as? PartialObject,
      let known = NativeRef(known)?.object as? PartialObject
    {
      return new.function.isIdentical(to: known.function)
        && identical(new.arguments, known.arguments)
        && identical(new.keywords.snapshot.map(\.key), known.keywords.snapshot.map(\.key))
        && identical(new.keywords.snapshot.map(\.value), known.keywords.snapshot.map(\.value))
    }
    guard let new = FunctionRef(new), let known = FunctionRef(known) else { return false }
    return new.code == known.code && new.module == known.module
      && new.capturedCount == known.capturedCount
      && new.attributes.isNone && known.attributes.isNone
      && new.keywordDefaults.isNone && known.keywordDefaults.isNone
      && identical(items(new.defaults), items(known.defaults))
  }

  private func items(_ defaults: Value) -> [Value] {
    TupleRef(defaults).map { tuple in (0..<tuple.count).map { tuple[$0] } } ?? []
  }

  private func identical(_ a: [Value], _ b: [Value]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.isIdentical(to: $1) }
  }
}

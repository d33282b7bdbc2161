/// CPython closes a generator as soon as nothing leads to it, which runs its `finally` and leaves its
/// `with`. Here objects are only found to be free when garbage is collected, so the places where
/// programs show it are looked at on purpose: a loop, `any` or `all` that is left early, and the end of
/// the program.
extension Machine {
  /// Closes a generator that is not walked to its end, unless something leads to it.
  ///
  /// Whether something does is what a collection finds out; only a generator that waits in a block
  /// with something to do is worth one.
  @inline(never) func closeIfAbandoned(_ generator: GeneratorRef) throws(Raised) {
    guard waitsInBlock(generator) else { return }
    guard collectGarbage(keeping: generator.value) else { return }
    try closeQuietly(generator)
  }

  /// Closes the generators that a module's globals name, as CPython does at the end of a program.
  package func closeGenerators(of module: ModuleRef) throws(Raised) {
    for name in module.definedNames {
      guard let value = module.value(name), let generator = GeneratorRef(value),
        waitsInBlock(generator)
      else { continue }
      heap.set(name, to: .none, in: module)
      try closeQuietly(generator)
    }
  }

  /// An exception on the way is reported and forgotten, unless it ends the run.
  private func closeQuietly(_ generator: GeneratorRef) throws(Raised) {
    let mark = pins.count
    defer { unpin(to: mark) }
    let held = generatorsHeld(by: generator)
    for inner in held { pin(inner.value) }
    pin(generator.value)
    do throws(Raised) {
      try close(generator.value)
    } catch {
      if matches(error, .limitReached) || matches(error, .keyboardInterrupt) { throw error }
      let name = generator.function.qualifiedNameValue
      let report = DiagnosticRenderer().render(diagnostic(of: error))
      let text = "Exception ignored in: <generator object \(StringRef(name)?.text ?? "")>\n"
      _ = host.writeError(Array((text + report).utf8))
    }
    // A chain of generators deeper than the stack allows is left to the collector.
    guard (try? enter("")) != nil else { return }
    defer { leave() }
    for (index, inner) in held.enumerated() {
      // Closing one collects garbage, which must not take those that are still to be looked at.
      unpin(to: mark)
      for later in held[(index + 1)...] { pin(later.value) }
      if inner.state == .suspended { try closeIfAbandoned(inner) }
    }
  }

  /// Whether closing a generator would run anything: of its own, or of the generators that only its
  /// registers may hold. After a hundred of them the answer is that it might.
  private func waitsInBlock(_ generator: GeneratorRef) -> Bool {
    var found = [generator]
    var next = 0
    while next < found.count {
      let generator = found[next]
      next += 1
      guard generator.state == .suspended else { continue }
      let info = generator.function.code.info
      let place = unsafe generator.pointer.pointee.resumePoint
      if found.count > 100 || info.handlers.contains(where: { $0.range.contains(place - 1) }) {
        return true
      }
      for inner in generatorsHeld(by: generator) where !found.contains(inner) {
        found.append(inner)
      }
    }
    return false
  }

  private func generatorsHeld(by generator: GeneratorRef) -> [GeneratorRef] {
    guard let registers = unsafe generator.pointer.pointee.registers else { return [] }
    let count = unsafe generator.pointer.pointee.registerCount
    return (0..<count).compactMap { index in
      let value = unsafe registers[index]
      return value.isIdentical(to: generator.value) ? nil : GeneratorRef(value)
    }
  }
}

extension Compiler {
  /// The most instructions in one piece of code. `finally` blocks are copied for every way out, so
  /// nested ones can grow without measure.
  private static var maximumInstructions: Int { 1 << 22 }

  /// Appends an instruction, unless no path leads here.
  func emit(
    _ opcode: Opcode, _ a: UInt16 = 0, _ b: UInt16 = 0, _ c: UInt16 = 0, at span: Span
  ) throws(Diagnostic) {
    try append(Instruction(opcode, a, b, c), at: span)
  }

  func emit(_ opcode: Opcode, _ a: UInt16, wide: Int, at span: Span) throws(Diagnostic) {
    guard let wide = Int32(exactly: wide) else { throw tooComplex("program too long", at: span) }
    try append(Instruction(opcode, a, wide: wide), at: span)
  }

  private func append(_ instruction: Instruction, at span: Span) throws(Diagnostic) {
    guard isReachable else { return }
    guard instructions.count < Self.maximumInstructions else {
      throw tooComplex("more than \(Self.maximumInstructions) instructions", at: span)
    }
    instructions.append(instruction)
    spans.append(span)
  }

  /// Emits the word with the number of a fresh cache.
  func cache(at span: Span) throws(Diagnostic) {
    guard isReachable else { return }
    try emit(.extra, 0, wide: cacheCount, at: span)
    cacheCount += 1
  }

  /// A number that must fit an operand.
  func operand(_ number: Int, _ what: String, at span: Span) throws(Diagnostic) -> UInt16 {
    guard number >= 0, number < Self.maximumRegisters else {
      throw tooComplex("more than \(Self.maximumRegisters) \(what)", at: span)
    }
    return UInt16(number)
  }

  /// The index of a name among the constants, to stand in an operand.
  func nameIndex(_ name: String, at span: Span) throws(Diagnostic) -> UInt16 {
    let value = heap.intern(name).value
    return try operand(
      constants.index(of: .name(name), value: value), "names and constants", at: span)
  }

  /// The index of a constant, to stand in an operand.
  func constantIndex(_ constant: Constant, at span: Span) throws(Diagnostic) -> UInt16 {
    try operand(pooled(constant, at: span), "names and constants", at: span)
  }

  func pooled(_ constant: Constant, at span: Span) throws(Diagnostic) -> Int {
    if let known = constants.index(of: constant) { return known }
    return constants.index(of: constant, value: try value(of: constant, at: span))
  }

  /// `target ← constant`
  func load(
    constant: Constant, into target: Register, at span: Span
  ) throws(Diagnostic) {
    switch constant {
    case .none: try emit(.loadNone, target, at: span)
    case .integer(let number) where Int32(exactly: number) != nil:
      try emit(.loadInt, target, wide: number, at: span)
    default: try emit(.loadConstant, target, wide: pooled(constant, at: span), at: span)
    }
  }

  /// A fresh register with a constant.
  func load(constant: Constant, at span: Span) throws(Diagnostic) -> Register {
    let target = try temporary(at: span)
    try load(constant: constant, into: target, at: span)
    return target
  }

  /// Loads the value that stands for an omitted operand.
  func loadUndefined(into target: Register, at span: Span) throws(Diagnostic) {
    try load(constant: .undefined, into: target, at: span)
  }
}

extension Compiler {
  /// Makes the code object of everything emitted.
  func makeCode(_ shape: CodeShape, at span: Span) throws(Diagnostic) -> CodeRef {
    guard localCount < Self.maximumRegisters, capturedNames.count < Self.maximumRegisters else {
      throw tooComplex("more than \(Self.maximumRegisters) names", at: span)
    }
    threadJumps()
    var flags = shape.flags
    if scope.isGenerator { flags.insert(.generator) }
    if scope.parameters.contains(where: { scope.bindings[$0] == .cell }) { flags.insert(.cells) }
    let documentation =
      try shape.documentation.map { text throws(Diagnostic) in
        try value(of: .string(text), at: span)
      } ?? Value.none
    let info = CodeInfo(
      name: heap.intern(scope.name), qualifiedName: heap.intern(qualifiedName),
      source: program.tree.source, firstLine: shape.firstLine, spans: spans,
      handlers: handlers.map {
        CodeInfo.Handler(
          range: $0.range, target: $0.region.handler, register: $0.region.register)
      },
      parameters: shape.parameters.map(heap.intern), positionalOnlyCount: shape.positionalOnly,
      localNames: localNames.map(heap.intern), capturedNames: capturedNames.map(heap.intern),
      documentation: documentation)
    let counts = CodeCounts(
      registers: registerCount, positional: shape.positional, keywordOnly: shape.keywordOnly,
      caches: cacheCount, flags: flags)
    return try onHeap(at: span) { heap throws(Raised) in
      try heap.code(instructions, constants: constants.values, counts: counts, info: info)
    }
  }

  /// Turns jumps to a `loop`, `return` or another jump into what they lead to.
  private func threadJumps() {
    for index in instructions.indices where instructions[index].opcode == .jump {
      var target = index + 1 + Int(instructions[index].wide)
      // Jumps lead forward, so this ends.
      while instructions[target].opcode == .jump {
        target += 1 + Int(instructions[target].wide)
      }
      switch instructions[target].opcode {
      case .return: instructions[index] = instructions[target]
      case .loop:
        let head = target + 1 + Int(instructions[target].wide)
        instructions[index] = Instruction(.loop, 0, wide: Int32(head - index - 1))
      default:
        instructions[index] = Instruction(.jump, 0, wide: Int32(target - index - 1))
      }
    }
  }
}

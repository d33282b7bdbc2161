/// What is wrong with a piece of code: a fault of the compiler, never of a program.
package struct CodeFault: Error, Equatable {
  package let code: String
  package let index: Int
  package let reason: String
}

/// Checks that every operand of a piece of code, and of those inside it, stays in its bounds: then
/// the machine need not check any.
package func verify(_ code: CodeRef) throws(CodeFault) {
  var pending = [code]
  while let next = pending.popLast() {
    try Verifier(next).run()
    pending += next.constants.compactMap { CodeRef($0) }
  }
}

private struct Verifier {
  let info: CodeInfo
  let instructions: [Instruction]
  let constants: [Value]
  let registerCount: Int
  /// Whether a word is an instruction of its own, and so a place to jump to.
  var isInstruction: [Bool]

  init(_ code: CodeRef) {
    info = code.info
    instructions = code.instructions
    constants = code.constants
    registerCount = code.registerCount
    isInstruction = instructions.map { $0.opcode != .extra && $0.opcode != .capture }
  }

  func fault(_ index: Int, _ reason: String) -> CodeFault {
    CodeFault(code: info.qualifiedName.text, index: index, reason: reason)
  }

  func run() throws(CodeFault) {
    if instructions.isEmpty { throw fault(0, "no instructions") }
    if info.spans.count != instructions.count { throw fault(0, "spans and instructions differ") }
    for index in instructions.indices { try check(index) }
    try checkHandlers()
    guard let last = instructions.indices.last(where: { isInstruction[$0] }),
      [.return, .jump, .loop, .raise, .raiseFrom, .reraise, .resumeRaise].contains(
        instructions[last].opcode)
    else { throw fault(instructions.count, "control runs off the end") }
  }

  func check(_ index: Int) throws(CodeFault) {
    let instruction = instructions[index]
    let layout = instruction.opcode.layout
    try check(layout.a, instruction.a, index)
    switch layout.wide {
    case .constant: try checkConstant(Int(instruction.wide), index)
    case .distance: try checkTarget(index, index, isLoop: instruction.opcode == .loop)
    case .number: break
    case nil:
      // A run of no registers may begin anywhere.
      if instruction.c > 0 || instruction.registerRuns.isEmpty {
        try check(layout.b, instruction.b, index)
      }
      try check(layout.c, instruction.c, index)
    }
    for run in instruction.registerRuns where !run.isEmpty && run.upperBound > registerCount {
      throw fault(index, "registers \(run) of \(registerCount)")
    }
    if let word = layout.word {
      guard index + 1 < instructions.count, instructions[index + 1].opcode == .extra else {
        throw fault(index, "no word follows")
      }
      switch word {
      case .distance: try checkTarget(index, index + 1, isLoop: false)
      case .constant: try checkConstant(Int(instructions[index + 1].wide), index)
      case .cache: if instructions[index + 1].wide < 0 { throw fault(index, "cache") }
      }
    }
    if instruction.opcode == .makeFunction { try checkCaptures(index) }
  }

  func check(
    _ operand: OperandLayout.Operand, _ number: UInt16, _ index: Int
  ) throws(CodeFault) {
    switch operand {
    case .unused, .number, .immediate, .slot: break
    case .optionalRegister where number == Opcode.noRegister: break
    case .register, .optionalRegister:
      if Int(number) >= registerCount {
        throw fault(index, "register \(number) of \(registerCount)")
      }
    case .constant: try checkConstant(Int(number), index)
    case .captured:
      if Int(number) >= info.capturedNames.count { throw fault(index, "captured cell \(number)") }
    }
  }

  func checkConstant(_ number: Int, _ index: Int) throws(CodeFault) {
    if !constants.indices.contains(number) { throw fault(index, "constant \(number)") }
  }

  /// Only `loop` goes backward, so that no endless run escapes the step count.
  func checkTarget(_ index: Int, _ word: Int, isLoop: Bool) throws(CodeFault) {
    let target = word + 1 + Int(instructions[word].wide)
    guard instructions.indices.contains(target), isInstruction[target] else {
      throw fault(index, "jump to \(target)")
    }
    if isLoop != (target <= index) { throw fault(index, "jump to \(target), wrong way") }
  }

  func checkCaptures(_ index: Int) throws(CodeFault) {
    let instruction = instructions[index]
    guard let code = CodeRef(constants[Int(instruction.b)]),
      code.info.capturedNames.count == Int(instruction.c)
    else { throw fault(index, "captured cells do not match the code") }
    for offset in 1...max(Int(instruction.c), 1) where offset <= Int(instruction.c) {
      guard index + offset < instructions.count,
        instructions[index + offset].opcode == .capture
      else { throw fault(index, "no capture word follows") }
      let word = instructions[index + offset]
      try check(word.a == 0 ? .register : .captured, word.b, index + offset)
    }
  }

  func checkHandlers() throws(CodeFault) {
    for (number, handler) in info.handlers.enumerated() {
      guard !handler.range.isEmpty, handler.range.lowerBound >= 0,
        handler.range.upperBound <= instructions.count
      else { throw fault(number, "handler's range") }
      guard instructions.indices.contains(handler.target), isInstruction[handler.target] else {
        throw fault(number, "handler's target")
      }
      if Int(handler.register) >= registerCount { throw fault(number, "handler's register") }
      for outer in info.handlers[..<number]
      where outer.range != handler.range && outer.range.contains(handler.range.lowerBound)
        && outer.range.upperBound >= handler.range.upperBound
      {
        throw fault(number, "an inner handler after an outer one")
      }
    }
  }
}

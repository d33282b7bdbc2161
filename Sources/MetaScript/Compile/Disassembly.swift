/// The instructions of a piece of code as text, for golden files and for reading; codes inside it
/// follow their parent.
///
///     code fib: 4 registers
///       registers n
///       2     0  branchGreaterOrEqualInt 1 r0 2 to 3
///             2  return r0
///
/// The columns are the source line, where it changes, and the instruction's number.
package func disassemble(_ code: CodeRef) -> String {
  var lines: [String] = []
  var pending = [code]
  while let next = pending.popLast() {
    if !lines.isEmpty { lines.append("") }
    lines += Disassembler(next).lines()
    pending += next.constants.compactMap { CodeRef($0) }.reversed()
  }
  return lines.joined(separator: "\n") + "\n"
}

private struct Disassembler {
  let code: CodeRef
  let info: CodeInfo
  let instructions: [Instruction]
  let constants: [Value]

  init(_ code: CodeRef) {
    self.code = code
    info = code.info
    instructions = code.instructions
    constants = code.constants
  }

  func lines() -> [String] {
    var lines = ["code \(info.qualifiedName.text): \(code.registerCount) registers"]
    for (title, names) in [
      ("parameters", info.parameters), ("locals", info.localNames),
      ("captured", info.capturedNames),
    ] where !names.isEmpty {
      lines.append("  \(title) \(names.map(\.text).joined(separator: " "))")
    }
    var sourceLine = 0
    for (index, instruction) in instructions.enumerated() where instruction.opcode != .extra {
      let line = info.source.line(at: info.spans[index].start)
      let shown = line == sourceLine ? "" : String(line)
      sourceLine = line
      lines.append("\(padded(shown, 5))\(padded(String(index), 6))  \(text(index))")
    }
    for handler in info.handlers {
      lines.append(
        "  handler \(handler.range.lowerBound)..<\(handler.range.upperBound) "
          + "to \(handler.target) r\(handler.register)")
    }
    return lines
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  private func text(_ index: Int) -> String {
    let instruction = instructions[index]
    let layout = instruction.opcode.layout
    var parts = ["\(instruction.opcode)"]
    parts += [text(layout.a, instruction.a)]
    switch layout.wide {
    case .constant: parts.append(text(of: constants[Int(instruction.wide)]))
    case .number: parts.append(String(instruction.wide))
    case .distance: parts.append("to \(index + 1 + Int(instruction.wide))")
    case nil: parts += [text(layout.b, instruction.b), text(layout.c, instruction.c)]
    }
    switch layout.word {
    case .distance: parts.append("to \(index + 2 + Int(instructions[index + 1].wide))")
    case .constant: parts.append(text(of: constants[Int(instructions[index + 1].wide)]))
    case .cache, nil: break
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func text(_ operand: OperandLayout.Operand, _ number: UInt16) -> String {
    switch operand {
    case .unused: ""
    case .optionalRegister where number == Opcode.noRegister: "-"
    case .register, .optionalRegister: "r\(number)"
    case .constant: text(of: constants[Int(number)])
    case .slot: "g\(number)"
    case .captured: "captured \(info.capturedNames[Int(number)].text)"
    case .number: String(number)
    case .immediate: String(Int16(bitPattern: number))
    }
  }

  private func text(of constant: Value) -> String {
    switch constant.tag {
    case .undefined: return "undefined"
    case .none: return "None"
    case .ellipsis: return "Ellipsis"
    case .bool: return constant.asBool ? "True" : "False"
    case .int: return String(constant.asInt)
    case .float: return "\(constant.asFloat)"
    default: break
    }
    if let string = StringRef(constant) { return "\"\(string.text)\"" }
    if let big = BigIntRef(constant) { return "\(big.value)" }
    if let code = CodeRef(constant) { return "<code \(code.info.qualifiedName.text)>" }
    if let tuple = TupleRef(constant) {
      return "(" + (0..<tuple.count).map { text(of: tuple[$0]) }.joined(separator: ", ") + ")"
    }
    return "?"
  }
}

/// `print` and `input`.
enum OutputFunctions {
  static let rows: [Builtin] = [
    Builtin(
      "print(*args, sep=' ', end='\\n', file=None, flush=False)", does: "Writes values as text."
    ) { call throws(Raised) in
      let machine = call.machine
      let separator = try text(call, 0, "sep")
      let end = try text(call, 1, "end")
      var target = call.value(2)
      if target.isNone, let redirected = machine.redirectedOutput() { target = redirected }
      if target.isNone {
        var out = OutputBytes()
        for index in 0..<call.restCount {
          if index > 0 { try append(separator, " ", &out, machine) }
          try out.append(machine.str(call.rest(index)), machine)
        }
        try append(end, "\n", &out, machine)
        try machine.write(out.bytes)
        if try call.bool(3), let failure = machine.host.flushOutput() {
          throw machine.error(.osError, failure)
        }
        return .none
      }
      let write = try machine.attribute(call.heap.intern("write"), of: target)
      machine.pin(write)
      for index in 0..<call.restCount {
        if index > 0 {
          _ = try machine.call(write, separator?.value ?? call.heap.intern(" ").value)
        }
        let text = try machine.str(call.rest(index))
        _ = try machine.call(write, text.value)
      }
      _ = try machine.call(write, end?.value ?? call.heap.intern("\n").value)
      if try call.bool(3) {
        _ = try machine.callMethod("flush", of: target)
      }
      return .none
    },
    Builtin("input(prompt='', /)", does: "Reads a line.") { call throws(Raised) in
      let machine = call.machine
      if !call[0].isUndefined {
        let prompt = try machine.str(call[0])
        if let target = machine.redirectedOutput() {
          machine.pin(prompt.value)
          _ = try machine.callMethod("write", of: target, prompt.value)
        } else {
          var out = OutputBytes()
          try out.append(prompt, machine)
          try machine.write(out.bytes)
        }
      }
      if let source = machine.redirectedInput() { return try readLine(of: source, machine) }
      guard var line = machine.host.readLine?() else {
        throw machine.error(.eofError, "EOF when reading a line")
      }
      if line.utf8.last == 0x0A { line.unicodeScalars.removeLast() }
      return try call.heap.string(line)
    },
  ]

  /// A line of what the script has put in place of `sys.stdin`.
  private static func readLine(of source: Value, _ machine: Machine) throws(Raised) -> Value {
    guard let line = StringRef(try machine.callMethod("readline", of: source)) else {
      throw machine.typeError("object.readline() returned non-string")
    }
    if line.count == 0 { throw machine.error(.eofError, "EOF when reading a line") }
    guard line[line.count - 1] == 0x0A else { return line.value }
    return try machine.heap.string(String(line.text.unicodeScalars.dropLast()))
  }

  /// The argument `sep` or `end`; nil when it is omitted or None.
  private static func text(
    _ call: Call, _ index: Int, _ name: String
  ) throws(Raised) -> StringRef? {
    let value = call.value(index)
    if value.isNone { return nil }
    if let text = StringRef(call.machine.unwrap(value)) { return text }
    throw call.machine.typeError(
      "\(name) must be None or a string, not \(call.machine.typeName(value))")
  }

  private static func append(
    _ text: StringRef?, _ omitted: String, _ out: inout OutputBytes, _ machine: Machine
  ) throws(Raised) {
    if let text {
      try out.append(text, machine)
    } else {
      out.bytes.append(contentsOf: omitted.utf8)
    }
  }
}

/// Text on its way out, in UTF-8.
struct OutputBytes {
  var bytes: [UInt8] = []

  mutating func append(_ string: StringRef, _ machine: Machine) throws(Raised) {
    try machine.heap.reserve(bytes.count + string.count * 4)
    for (index, codePoint) in string.units.enumerated() {
      if codePoint < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: codePoint))
      } else if let encoded = Unicode.Scalar(codePoint).flatMap(UTF8.encode) {
        bytes.append(contentsOf: encoded)
      } else {
        throw machine.error(
          .unicodeEncodeError,
          "'utf-8' codec can't encode character '\(Machine.escape(codePoint))' in position "
            + "\(index): surrogates not allowed")
      }
    }
  }
}

extension Machine {
  /// Sends bytes to the host's output; OSError when it does not take them.
  func write(_ bytes: [UInt8]) throws(Raised) {
    if bytes.isEmpty { return }
    if let failure = host.writeOutput(bytes) { throw error(.osError, failure) }
  }

  func write(_ text: String) throws(Raised) { try write(Array(text.utf8)) }

  /// What a script has put in the place of `sys.stdout`, if anything.
  func redirectedOutput() -> Value? { replacement(of: "stdout") }

  /// What `input` reads when the script has replaced `sys.stdin`.
  func redirectedInput() -> Value? { replacement(of: "stdin") }

  private func replacement(of stream: String) -> Value? {
    guard let system = modules["sys"], let current = system.value(heap.intern(stream)),
      !current.isNone
    else { return nil }
    if let original = system.value(heap.intern("__\(stream)__")), original.isIdentical(to: current)
    {
      return nil
    }
    return current
  }
}

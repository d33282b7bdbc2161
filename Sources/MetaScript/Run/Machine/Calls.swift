extension Machine {
  /// Begins a call whose arguments stand in a window: `count` of them from `arguments` on, the last
  /// ones named by `keywords` when that is not nil.
  ///
  /// Returns the result of a built-in, or undefined when a frame has been pushed, whose result then
  /// goes where `role` and `destination` say. The register before the window is free for a
  /// receiver.
  func enter(
    _ callee: Value, _ arguments: Registers, _ count: Int, keywords: TupleRef?,
    role: Frame.Role, destination: UInt16
  ) throws(Raised) -> Value {
    switch callee.tag {
    case .function:
      try enter(
        FunctionRef(unchecked: callee), arguments, count, keywords: keywords, role: role,
        destination: destination, subject: .undefined)
      return .undefined
    case .builtin:
      return try callBuiltin(BuiltinRef(unchecked: callee), arguments, count, keywords: keywords)
    case .method:
      let method = MethodRef(unchecked: callee)
      let window = arguments.advanced(by: -1)
      window[0] = method.receiver
      return try enter(
        method.function, window, count + 1, keywords: keywords, role: role,
        destination: destination)
    case .type:
      return try instantiate(
        TypeRef(unchecked: callee), arguments, count, keywords: keywords, role: role,
        destination: destination)
    case .descriptor where DescriptorRef(unchecked: callee).role == .staticMethod:
      return try enter(
        DescriptorRef(unchecked: callee).function, arguments, count, keywords: keywords,
        role: role, destination: destination)
    default:
      guard let method = special(.call, of: callee) else {
        throw error(.typeError, "'\(type(of: callee).info.nameInErrors)' object is not callable")
      }
      let window = arguments.advanced(by: -1)
      window[0] = callee
      if method.tag == .function {
        try enter(
          FunctionRef(unchecked: method), window, count + 1, keywords: keywords, role: role,
          destination: destination, subject: .undefined)
        return .undefined
      }
      // A `__call__` may itself be an object with a `__call__`, and so on: the depth is counted here,
      // since no frame does it.
      try enter("")
      defer { leave() }
      if method.tag == .builtin {
        return try enter(
          method, window, count + 1, keywords: keywords, role: role, destination: destination)
      }
      let bound = try bind(method, to: callee, type: type(of: callee))
      pin(bound)
      defer { pins.removeLast() }
      let inner = top.advanced(by: 2)
      guard stack.holds(inner, count: count + 512) else { throw recursionError() }
      inner.copy(arguments, count: count)
      return try call(bound, in: inner, count, keywords: keywords)
    }
  }

  /// Pushes the frame of a script function and binds its arguments.
  @inline(__always) func enter(
    _ function: FunctionRef, _ arguments: Registers, _ count: Int, keywords: TupleRef?,
    role: Frame.Role, destination: UInt16, subject: Value
  ) throws(Raised) {
    let code = function.code
    let registerCount = code.registerCount
    if frames.count >= recursionLimit { throw recursionError() }
    guard stack.holds(arguments, count: registerCount + 256) else { throw recursionError() }
    if unsafe count == Int(code.pointer.pointee.simpleCount), keywords == nil {
      arguments.clear(from: count, to: registerCount)
    } else {
      try bind(arguments, count, keywords: keywords, to: function)
    }
    frames.push(
      Frame(
        function: function, registers: arguments, end: arguments.advanced(by: registerCount),
        cursor: Cursor(startOf: code),
        destination: destination, role: role, subject: subject, handlingBefore: handling))
  }

  /// A call instruction of a running generator: the arguments move from its registers to the stack.
  /// Afterwards the frame on top goes on.
  @inline(never) func callFromGenerator(
    _ i: Instruction, _ running: RunningCode
  ) throws(Raised) {
    var code = running
    var keywords: TupleRef?
    if i.opcode == .callKeywords || i.opcode == .callMethodKeywords {
      keywords = TupleRef(unchecked: code.constants[Int(code.cursor.fetch().wide)])
    }
    var start = Int(i.a) + 1
    var count = Int(i.b)
    if i.opcode == .callMethod || i.opcode == .callMethodKeywords {
      if code.registers[start].isUndefined { start += 1 } else { count += 1 }
    }
    let window = top.advanced(by: 2)
    guard stack.holds(window, count: count + 512) else { throw recursionError() }
    window[-2] = code[i.a]
    window[-1] = .undefined
    window.copyFew(code.registers.advanced(by: start), count: count)
    frames.setCursor(code.cursor)
    let scratch = scratchTop
    scratchTop = window.advanced(by: count)
    defer { scratchTop = scratch }
    let result = try enter(
      code[i.a], window, count, keywords: keywords, role: .call, destination: i.c)
    if !result.isUndefined { code[i.c] = result }
  }

  func recursionError() -> Raised {
    error(.recursionError, "maximum recursion depth exceeded")
  }

  // MARK: From Swift

  /// Calls any callable.
  package func call(_ callee: Value, _ arguments: Value...) throws(Raised) -> Value {
    try call(callee, arguments: arguments)
  }

  package func call(_ callee: Value) throws(Raised) -> Value {
    try call(callee, in: try window(for: callee), 0)
  }

  package func call(_ callee: Value, _ argument: Value) throws(Raised) -> Value {
    let window = try window(for: callee)
    window[0] = argument
    return try call(callee, in: window, 1)
  }

  package func call(_ callee: Value, _ first: Value, _ second: Value) throws(Raised) -> Value {
    let window = try window(for: callee)
    window[0] = first
    window[1] = second
    return try call(callee, in: window, 2)
  }

  /// Registers above everything, for a call of a few arguments from Swift.
  private func window(for callee: Value) throws(Raised) -> Registers {
    let window = top.advanced(by: 2)
    guard stack.holds(window, count: 512) else { throw recursionError() }
    window[-2] = callee
    window[-1] = .undefined
    return window
  }

  package func call(
    _ callee: Value, arguments: [Value], keywords: [(name: StringRef, value: Value)] = []
  ) throws(Raised) -> Value {
    let window = top.advanced(by: 2)
    let count = arguments.count + keywords.count
    guard stack.holds(window, count: count + 512) else { throw recursionError() }
    window[-2] = callee
    window[-1] = .undefined
    for (index, argument) in arguments.enumerated() { window[index] = argument }
    for (index, keyword) in keywords.enumerated() {
      window[arguments.count + index] = keyword.value
    }
    var names: TupleRef?
    if !keywords.isEmpty {
      names = TupleRef(try heap.tuple(keywords.map { $0.name.value }))
      pins.append(names!.value)
    }
    defer { if names != nil { pins.removeLast() } }
    return try call(callee, in: window, count, keywords: names)
  }

  /// Calls with arguments that stand in a window above everything else.
  func call(
    _ callee: Value, in window: Registers, _ count: Int, keywords: TupleRef? = nil
  ) throws(Raised) -> Value {
    let scratch = scratchTop
    scratchTop = window.advanced(by: count)
    defer { scratchTop = scratch }
    if let observation { try noteCallee(callee, observation) }
    let result = try enter(
      callee, window, count, keywords: keywords, role: .entry, destination: 0)
    return result.isUndefined ? try run() : result
  }

  /// Calls the method `name` of `receiver`.
  package func callMethod(
    _ name: String, of receiver: Value, _ arguments: Value...
  ) throws(Raised) -> Value {
    try call(try attribute(heap.intern(name), of: receiver), arguments: arguments)
  }

  /// The special method of a value's type, unbound; nil when the type has none.
  package func special(_ method: SpecialMethod, of value: Value) -> Value? {
    special(method, of: type(of: value))
  }

  func special(_ method: SpecialMethod, of type: TypeRef) -> Value? {
    let found = type.special(method, epoch: epoch, names: names)
    // `__hash__ = None` and the like take a method away.
    return found.isUndefined ? nil : found
  }

  /// Calls `special(method, of: value)` with the value in front; nil when the type has none.
  package func callSpecial(
    _ method: SpecialMethod, of value: Value, _ arguments: Value...
  ) throws(Raised) -> Value? {
    guard let found = special(method, of: value) else { return nil }
    switch found.tag {
    case .function, .builtin:
      switch arguments.count {
      case 0: return try call(found, value)
      case 1: return try call(found, value, arguments[0])
      default: return try call(found, arguments: [value] + arguments)
      }
    default:
      return try call(try bind(found, to: value, type: type(of: value)), arguments: arguments)
    }
  }
}

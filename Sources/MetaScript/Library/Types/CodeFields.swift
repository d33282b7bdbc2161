/// What scripts read of code, `function.__code__`, and of the frames that run it.
enum CodeFields {
  static let rows: [Builtin] = [
    Builtin("co_name(self)", does: "The function's name.") { call throws(Raised) in
      try call.receiver(CodeRef.self).info.name.value
    },
    Builtin("co_qualname(self)", does: "The function's name with its classes'.") {
      call throws(Raised) in try call.receiver(CodeRef.self).info.qualifiedName.value
    },
    Builtin("co_filename(self)", does: "Where it stands.") { call throws(Raised) in
      try call.heap.string(call.receiver(CodeRef.self).info.source.name)
    },
    Builtin("co_firstlineno(self)", does: "The line of its definition.") { call throws(Raised) in
      .int(try call.receiver(CodeRef.self).info.firstLine)
    },
    Builtin("co_argcount(self)", does: "The number of parameters by position.") {
      call throws(Raised) in .int(try call.receiver(CodeRef.self).positionalCount)
    },
    Builtin("co_posonlyargcount(self)", does: "The number of those that have no name outside.") {
      call throws(Raised) in .int(try call.receiver(CodeRef.self).info.positionalOnlyCount)
    },
    Builtin("co_kwonlyargcount(self)", does: "The number of parameters by name only.") {
      call throws(Raised) in .int(try call.receiver(CodeRef.self).keywordOnlyCount)
    },
    Builtin("co_nlocals(self)", does: "The number of local variables.") { call throws(Raised) in
      .int(variables(try call.receiver(CodeRef.self)).count)
    },
    Builtin("co_varnames(self)", does: "Names of the parameters and local variables.") {
      call throws(Raised) in
      try call.heap.tuple(variables(try call.receiver(CodeRef.self)).map(\.value))
    },
    Builtin("co_freevars(self)", does: "Names of the variables of functions around it.") {
      call throws(Raised) in
      let names = try call.receiver(CodeRef.self).info.capturedNames
      return try call.heap.tuple(names.sorted { StringRef.compare($0, $1) < 0 }.map(\.value))
    },
    Builtin("co_flags(self)", does: "What kind of function it is, in bits.") {
      call throws(Raised) in
      let code = try call.receiver(CodeRef.self)
      var flags = 3
      if code.codeFlags.contains(.variadic) { flags |= 4 }
      if code.codeFlags.contains(.keywords) { flags |= 8 }
      if code.info.qualifiedName.text.contains(".<locals>.") { flags |= 16 }
      if code.codeFlags.contains(.generator) { flags |= 32 }
      return .int(flags)
    },
  ]

  /// The parameters first, then what the body assigns.
  private static func variables(_ code: CodeRef) -> [StringRef] {
    let parameters = code.info.parameters
    return parameters
      + code.info.localNames.filter { name in
        !parameters.contains { StringRef.equal($0, name) } && name.count > 0 && name[0] != 0x2E
      }
  }

  static let frameRows: [Builtin] = [
    Builtin("f_lineno(self)", does: "The line that runs, raised or called.") {
      call throws(Raised) in
      .int(try call.receiver(Traceback.self).outermost.line)
    },
    Builtin("f_code(self)", does: "What the frame runs.") { call throws(Raised) in
      try call.receiver(Traceback.self).outermost.code.value
    },
    Builtin("f_back(self)", does: "The frame that called.") { call throws(Raised) in
      guard let caller = try call.receiver(Traceback.self).next else { return .none }
      return call.heap.native(caller, type: try call.machine.defineFrame())
    },
  ]

  static let frameFunctions: [Builtin] = [
    Builtin("_getframe(depth=0, /)", does: "A frame of those that run, the innermost first.") {
      call throws(Raised) in
      let machine = call.machine
      let count = machine.frames.count - max(0, try call.int(0, or: 0))
      guard count > 0 else {
        throw machine.error(.valueError, "call stack is not deep enough")
      }
      let (code, index) = machine.place(ofFrame: 0)
      let frame = Traceback(code, index: index)
      for number in 1..<max(1, count) {
        let (code, index) = machine.place(ofFrame: number)
        frame.add(code, index: index)
      }
      return call.heap.native(frame, type: try machine.defineFrame())
    }
  ]
}

extension Machine {
  /// Where a frame of a script stands; 0 is the outermost.
  fileprivate func place(ofFrame number: Int) -> (CodeRef, Int) {
    let frame = frames[number]
    let code = frame.function.code
    return (code, max(0, frame.cursor.index(in: code) - 1))
  }

  func defineFrame() throws(Raised) -> TypeRef {
    try nativeType(
      named: "frame", module: "builtins", construct: nil, properties: CodeFields.frameRows)
  }

  /// `generator.gi_frame`: where a generator waits, nil when it has ended.
  func frame(of generator: GeneratorRef) throws(Raised) -> Value? {
    guard generator.state != .finished else { return nil }
    let place = max(0, generator.resumePoint - 1)
    let frame = Traceback(generator.function.code, index: place)
    return heap.native(frame, type: try defineFrame())
  }
}

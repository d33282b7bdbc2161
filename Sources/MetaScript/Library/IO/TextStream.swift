/// What scripts read lines from and print to: files, standard streams, `StringIO`.
class TextStream: NativeObject {
  var isClosed = false

  var isReadable: Bool { false }
  var isWritable: Bool { false }
  var isTerminal: Bool { false }

  /// At most `count` code points, or all that are left.
  func read(_ count: Int?, _ machine: Machine) throws(Raised) -> Value {
    throw machine.unsupported("not readable")
  }

  /// The next line with its end, cut at `limit` code points; empty at the end.
  func readLine(_ limit: Int?, _ machine: Machine) throws(Raised) -> StringRef {
    throw machine.unsupported("not readable")
  }

  func write(_ text: StringRef, _ machine: Machine) throws(Raised) {
    throw machine.unsupported("not writable")
  }

  func flush(_ machine: Machine) throws(Raised) {}
  func close(_ machine: Machine) throws(Raised) { isClosed = true }

  func seek(_ offset: Int, _ origin: Int, _ machine: Machine) throws(Raised) -> Int {
    throw machine.unsupported("underlying stream is not seekable")
  }

  func tell(_ machine: Machine) throws(Raised) -> Int {
    throw machine.unsupported("underlying stream is not seekable")
  }

  func truncate(_ count: Int?, _ machine: Machine) throws(Raised) -> Int {
    throw machine.unsupported("truncate")
  }

  func description(_ machine: Machine) throws(Raised) -> String { "<TextStream>" }

  func checkOpen(_ machine: Machine) throws(Raised) {
    if isClosed { throw machine.error(.valueError, "I/O operation on closed file.") }
  }

  override var isIterator: Bool { true }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    try checkOpen(machine)
    let line = try readLine(nil, machine)
    return line.isEmpty ? nil : line.value
  }
}

extension Machine {
  /// `io.UnsupportedOperation`
  func unsupported(_ message: String) -> Raised {
    do {
      _ = try streamTypes()
      let type = try importModule("io", from: builtins, leaf: true).value(
        heap.intern("UnsupportedOperation"))
      guard let type = type.flatMap({ TypeRef($0) }) else { return error(.osError, message) }
      return Raised(
        exception(of: type, args: try heap.tuple([heap.string(message)])))
    } catch {
      return error
    }
  }

  struct StreamTypes {
    let base: TypeRef
    let file: TypeRef
    let string: TypeRef
  }

  func streamTypes() throws(Raised) -> StreamTypes {
    let base = try nativeType(
      named: "_TextIOBase", module: "_io", construct: nil, methods: Self.streamMethods,
      properties: Self.streamProperties)
    return StreamTypes(
      base: base,
      file: try nativeType(
        named: "TextIOWrapper", module: "_io", base: base, construct: nil,
        properties: TextFile.properties),
      string: try nativeType(
        named: "StringIO", module: "_io", base: base, construct: StringStream.constructor,
        methods: StringStream.methods))
  }

  private static let streamProperties: [Builtin] = [
    Builtin("closed(self)", does: "Whether the stream has been closed.") { call throws(Raised) in
      .bool(try call.receiver(TextStream.self).isClosed)
    },
    Builtin("newlines(self)", does: "The line ends seen so far.") { call throws(Raised) in .none },
    Builtin("line_buffering(self)", does: "Whether lines are written at once.") {
      call throws(Raised) in .bool(try call.receiver(TextStream.self).isTerminal)
    },
    Builtin("errors(self)", does: "What is done with text that cannot be encoded.") {
      call throws(Raised) in
      guard let file = try call.receiver(TextStream.self) as? TextFile else { return .none }
      return try call.heap.string(file.codec.errors.rawValue)
    },
    Builtin("encoding(self)", does: "The encoding of the stream.") { call throws(Raised) in
      switch try call.receiver(TextStream.self) {
      case let file as TextFile: return try call.heap.string(file.codec.name)
      case is StandardStream: return try call.heap.string("utf-8")
      default: return .none
      }
    },
  ]

  private static let streamMethods: [Builtin] = [
    Builtin("read(self, size=-1, /)", does: "Reads code points, all unless told how many.") {
      call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      return try stream.read(call.limit(1), call.machine)
    },
    Builtin("readline(self, size=-1, /)", does: "Reads a line with its end.") {
      call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      return try stream.readLine(call.limit(1), call.machine).value
    },
    Builtin("readlines(self, hint=-1, /)", does: "Lists the lines that are left.") {
      call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      let hint = try call.limit(1) ?? 0
      let list = try call.heap.list()
      var total = 0
      while true {
        let line = try stream.readLine(nil, call.machine)
        if line.isEmpty { return list.value }
        try call.heap.append(line.value, to: list)
        total += line.count
        if hint > 0, total >= hint { return list.value }
        try call.machine.charge(1)
      }
    },
    Builtin("write(self, text, /)", does: "Writes text and gives its length.") {
      call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      guard let text = StringRef(call.machine.unwrap(call[1])) else {
        try stream.checkOpen(call.machine)
        throw call.machine.error(
          .typeError,
          stream is StringStream
            ? "string argument expected, got '\(call.machine.type(of: call[1]).info.nameInErrors)'"
            : "write() argument must be str, not \(call.machine.type(of: call[1]).info.nameInErrors)"
        )
      }
      try stream.checkOpen(call.machine)
      try stream.write(text, call.machine)
      return .int(text.count)
    },
    Builtin("writelines(self, lines, /)", does: "Writes each of the texts.") {
      call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      let machine = call.machine
      try machine.iterate(call[1]) { line throws(Raised) in
        guard let text = StringRef(machine.unwrap(line)) else {
          throw machine.error(
            .typeError,
            "write() argument must be str, not \(machine.type(of: line).info.nameInErrors)")
        }
        try stream.write(text, machine)
        return true
      }
      return .none
    },
    Builtin("flush(self, /)", does: "Hands over what has been written.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      try stream.flush(call.machine)
      return .none
    },
    Builtin("close(self, /)", does: "Closes the stream; again does nothing.") {
      call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      if !stream.isClosed { try stream.close(call.machine) }
      return .none
    },
    Builtin("seek(self, offset, whence=0, /)", does: "Moves to a place.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      return .int(try stream.seek(call.int(1, or: 0), call.int(2, or: 0), call.machine))
    },
    Builtin("tell(self, /)", does: "The place reached.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      return .int(try stream.tell(call.machine))
    },
    Builtin("truncate(self, size=None, /)", does: "Cuts the stream off.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      let count: Int? = call.value(1).isNone ? nil : try call.int(1, or: 0)
      return .int(try stream.truncate(count, call.machine))
    },
    Builtin("readable(self, /)", does: "Whether it can be read.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      return .bool(stream.isReadable)
    },
    Builtin("writable(self, /)", does: "Whether it can be written.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      return .bool(stream.isWritable)
    },
    Builtin("seekable(self, /)", does: "Whether places can be moved to.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      try stream.checkOpen(call.machine)
      return .bool(!(stream is StandardStream) && !stream.isTerminal)
    },
    Builtin("isatty(self, /)", does: "Whether it is a terminal.") { call throws(Raised) in
      .bool(try call.receiver(TextStream.self).isTerminal)
    },
    Builtin("fileno(self, /)", does: "The system's number of the file.") { call throws(Raised) in
      guard let file = try call.receiver(TextStream.self) as? TextFile else {
        throw call.machine.unsupported("fileno")
      }
      return .int(file.descriptor)
    },
    Builtin("__enter__(self, /)", does: "The stream itself.") { call throws(Raised) in
      try call.receiver(TextStream.self).checkOpen(call.machine)
      return call[0]
    },
    Builtin("__exit__(self, /, *exc)", does: "Closes the stream.") { call throws(Raised) in
      let stream = try call.receiver(TextStream.self)
      if !stream.isClosed { try stream.close(call.machine) }
      return .none
    },
    Builtin("__iter__(self, /)", does: "The stream itself.") { call throws(Raised) in
      try call.receiver(TextStream.self).checkOpen(call.machine)
      return call[0]
    },
    Builtin("__next__(self, /)", does: "The next line.") { call throws(Raised) in
      if let line = try call.receiver(TextStream.self).next(call.machine) { return line }
      throw call.machine.error(.stopIteration, arguments: [])
    },
    Builtin("__repr__(self, /)", does: "What stream this is.") { call throws(Raised) in
      try call.heap.string(call.receiver(TextStream.self).description(call.machine))
    },
  ]
}

extension Call {
  /// A count that may be None or negative for no limit.
  fileprivate func limit(_ index: Int) throws(Raised) -> Int? {
    if value(index).isNone { return nil }
    guard self[index].isInt || self[index].isBool else {
      throw machine.error(
        .typeError,
        "argument should be integer or None, not '\(machine.type(of: self[index]).info.nameInErrors)'"
      )
    }
    return self[index].asInt < 0 ? nil : self[index].asInt
  }
}

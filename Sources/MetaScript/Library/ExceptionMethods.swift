/// What every exception instance can do.
enum ExceptionMethods {
  static let rows: [Builtin] = [
    Builtin("__init__(self, /, *args, **keywords)", does: "Keeps the arguments.") {
      call throws(Raised) in
      let args = try call.heap.tuple(count: call.restCount)
      for index in 0..<call.restCount { args.initialize(index, to: call.rest(index)) }
      call.machine.setField(.args, of: call[0], to: args.value)
      return .none
    },
    Builtin("with_traceback(self, traceback, /)", does: "Sets the traceback and returns self.") {
      call throws(Raised) in
      try call.machine.setCheckedField(.traceback, of: call[0], to: call[1])
      return call[0]
    },
    Builtin("add_note(self, note, /)", does: "Adds a line below the message.") {
      call throws(Raised) in
      guard call[1].tag == .string else {
        throw call.machine.error(
          .typeError,
          "note must be a str, not '\(call.machine.type(of: call[1]).info.nameInErrors)'")
      }
      let name = call.heap.intern("__notes__")
      if let notes = try call.machine.attributeIfPresent(name, of: call[0]),
        let list = ListRef(notes)
      {
        try call.heap.append(call[1], to: list)
      } else {
        let list = try call.heap.list([call[1]])
        try call.heap.setAttribute(name, of: InstanceRef(unchecked: call[0]), to: list)
      }
      return .none
    },
  ]

  /// The keywords that the constructor of an exception takes.
  private static let keywords: [(kind: ExceptionKind, names: [String])] = [
    (.attributeError, ["name", "obj"]), (.nameError, ["name"]), (.importError, ["name", "path"]),
  ]

  static func keywords(of type: TypeRef, _ machine: Machine) -> [String] {
    keywords.first { type.isSubtype(of: machine.types[$0.kind]) }?.names ?? []
  }

  static let stopIterationProperties = [
    Builtin("value(self)", does: "What the generator returned.") { call throws(Raised) in
      call.machine.stopValue(call[0])
    }
  ]

  static let systemExitProperties = [
    Builtin("code(self)", does: "The exit status.") { call throws(Raised) in
      call.machine.stopValue(call[0])
    }
  ]

  static let importProperties = [
    Builtin("msg(self)", does: "The message.") { call throws(Raised) in
      argument(0, of: call)
    }
  ]

  /// What `SyntaxError(msg, (filename, lineno, offset, text))` was made with.
  static let syntaxProperties =
    [
      Builtin("msg(self)", does: "The message.") { call throws(Raised) in
        argument(0, of: call)
      },
      Builtin("print_file_and_line(self)", does: "None.") { call throws(Raised) in .none },
    ]
    + ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"].enumerated().map {
      place, name in
      Builtin("\(name)(self)", does: "Where the error is.") { call throws(Raised) in
        guard let details = TupleRef(argument(1, of: call)), place < details.count else {
          return .none
        }
        return details[place]
      }
    }

  private static func argument(_ index: Int, of call: borrowing Call) -> Value {
    guard let args = TupleRef(call.machine.field(.args, of: call[0])), index < args.count else {
      return .none
    }
    return args[index]
  }

  static let nameProperties = [
    Builtin("name(self)", does: "The name that was not found.") { call throws(Raised) in
      TupleRef(call.machine.field(.hint, of: call[0]))?[0] ?? .none
    },
    Builtin("obj(self)", does: "The object it was looked for in.") { call throws(Raised) in
      TupleRef(call.machine.field(.hint, of: call[0]))?[1] ?? .none
    },
  ]
}

extension Machine {
  /// `ImportError("…", name="x")`: what the keywords say of a new exception.
  func setFields(of exception: Value, named names: TupleRef, to values: [Value]) throws(Raised) {
    let type = type(of: exception)
    let known = ExceptionMethods.keywords(of: type, self)
    if known.isEmpty { throw typeError("\(type.name)() takes no keyword arguments") }
    pin(exception)
    defer { pins.removeLast() }
    var hint: [Value] = [.none, .none]
    for index in 0..<names.count {
      let name = StringRef(unchecked: names[index])
      guard let place = known.firstIndex(of: name.text) else {
        throw typeError("'\(name.text)' is an invalid keyword argument for \(type.name)()")
      }
      hint[place] = values[index]
      if known.contains("path") {
        try heap.setAttribute(
          heap.intern(name), of: InstanceRef(unchecked: exception), to: values[index])
      }
    }
    if !known.contains("path") { setField(.hint, of: exception, to: try heap.tuple(hint)) }
  }
}

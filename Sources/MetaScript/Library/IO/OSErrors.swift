/// `OSError`: its attributes, and how a failed system call becomes one.
extension Machine {
  private static let osErrorFields = ["errno", "strerror", "filename", "filename2"]

  /// Gives `OSError` its constructor and the attributes that are None unless set.
  func defineOSErrors() throws(Raised) {
    let type = types[.osError]
    for name in Self.osErrorFields {
      try heap.set(heap.intern(name), to: .none, in: type.info.attributes)
    }
    for name in ["name", "path"] {
      try heap.set(heap.intern(name), to: .none, in: types[.importError].info.attributes)
    }
    try define(
      [
        Builtin(
          "__init__(self, /, *args, name=None, path=None)", does: "Keeps what was not found."
        ) { call throws(Raised) in
          let error = InstanceRef(unchecked: call[0])
          let args = try call.heap.tuple((0..<call.restCount).map { call.rest($0) })
          call.machine.setField(.args, of: call[0], to: args)
          for (index, name) in [(1, "name"), (2, "path")] where !call[index].isUndefined {
            try call.heap.setAttribute(call.heap.intern(name), of: error, to: call[index])
          }
          return .none
        }
      ], on: types[.importError])
    try define(
      [
        Builtin("__init__(self, /, *args)", does: "Takes errno, message and file name apart.") {
          call throws(Raised) in
          try call.machine.fillOSError(
            InstanceRef(unchecked: call[0]), (0..<call.restCount).map { call.rest($0) })
          return .none
        }
      ], on: type)
  }

  private func fillOSError(_ error: InstanceRef, _ given: [Value]) throws(Raised) {
    let isSystem = (2...5).contains(given.count)
    let args = try heap.tuple(isSystem ? Array(given.prefix(2)) : given)
    setField(.args, of: error.value, to: args)
    guard isSystem else { return }
    for (name, place) in zip(Self.osErrorFields, [0, 1, 2, 4]) where place < given.count {
      try heap.setAttribute(heap.intern(name), of: error, to: given[place])
    }
  }

  /// The exception a failed system call ends in.
  func raised(_ error: FileError, path: Value = .none, other: Value = .none) -> Raised {
    do {
      let isRefused = error.code == FileError.notGranted
      let text =
        isRefused ? "this script has not been granted access to files" : error.message
      let number = isRefused ? 13 : Int(error.code)
      let type = types[Self.kind(ofErrno: number)]
      let made = exception(of: type, args: .none)
      pin(made)
      var values = [Value.int(number), try heap.string(text), path]
      if !other.isNone { values += [.none, other] }
      try fillOSError(InstanceRef(unchecked: made), values)
      return Raised(made)
    } catch {
      return error
    }
  }

  static func kind(ofErrno number: Int) -> ExceptionKind {
    switch number {
    case 1, 13: .permissionError
    case 2: .fileNotFoundError
    case 3: .processLookupError
    case 4: .interruptedError
    case 10: .childProcessError
    case 11, 114, 115: .blockingIOError
    case 17: .fileExistsError
    case 20: .notADirectoryError
    case 21: .isADirectoryError
    case 32, 108: .brokenPipeError
    case 103: .connectionAbortedError
    case 104: .connectionResetError
    case 111: .connectionRefusedError
    case 110: .timeoutError
    default: .osError
    }
  }

  /// Runs a system call on a path.
  func system<T>(
    _ path: Value = .none, other: Value = .none, _ body: (any HostFiles) throws(FileError) -> T
  ) throws(Raised) -> T {
    do {
      return try body(host.files ?? RefusedFiles())
    } catch {
      throw raised(error, path: shown(path), other: shown(other))
    }
  }

  /// A path as errors name it: its text.
  private func shown(_ path: Value) -> Value {
    if path.isNone { return .none }
    return (try? pathText(path).value) ?? path
  }

  /// `OSError(2, …)` makes a FileNotFoundError: the class for what is given.
  func osErrorType(_ type: TypeRef, _ arguments: Registers, _ count: Int) -> TypeRef {
    guard type == types[.osError], count >= 2, count <= 5, arguments[0].isInt else { return type }
    return types[Self.kind(ofErrno: arguments[0].asInt)]
  }

  /// The text of a path: a str, or what `__fspath__` gives.
  func path(_ value: Value, _ what: String = "path") throws(Raised) -> String {
    try pathText(value, what).text
  }

  func pathText(_ value: Value, _ what: String = "path") throws(Raised) -> StringRef {
    if let text = StringRef(unwrap(value)) { return text }
    if let convert = try attributeIfPresent(heap.intern("__fspath__"), of: value),
      value.tag != .type
    {
      let text = try call(convert)
      if let text = StringRef(unwrap(text)) { return text }
    }
    throw error(
      .typeError,
      "\(what) should be string, bytes, os.PathLike or integer, not \(type(of: value).info.nameInErrors)"
    )
  }
}

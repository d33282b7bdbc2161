extension Machine {
  /// `open`, for the built-ins and for `io`.
  static let openFile = Builtin(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, "
      + "closefd=True, opener=None)",
    does: "Opens a text file."
  ) { call throws(Raised) in
    let machine = call.machine
    guard let mode = StringRef(call[1].isUndefined ? try call.heap.string("r") : call[1]) else {
      throw machine.error(
        .typeError,
        "open() argument 'mode' must be str, not \(machine.type(of: call[1]).info.nameInErrors)")
    }
    let access = try machine.access(mode.text)
    let newline = try machine.newline(call.value(5))
    let codec = try machine.codec(call.value(3), errors: call.value(4))
    let path = try machine.openedPath(call[0])
    try machine.flushFiles()
    let file = try machine.system(path.value) { files throws(FileError) in
      try files.open(path.text, access)
    }
    let made = TextFile(
      file, name: call[0].tag == .string ? call[0] : path.value, mode: mode.text, access: access,
      codec: codec, newline: newline)
    if access.contains(.write) { try machine.register(made) }
    if access.contains(.append) { _ = try? file.seek(0, .end) }
    return call.heap.native(made, type: try machine.streamTypes().file)
  }

  private func openedPath(_ value: Value) throws(Raised) -> StringRef {
    if let text = StringRef(unwrap(value)) { return text }
    let converts = try attributeIfPresent(heap.intern("__fspath__"), of: value) != nil
    if converts, value.tag != .type { return try pathText(value) }
    throw error(
      .typeError,
      "expected str, bytes or os.PathLike object, not \(type(of: value).info.nameInErrors)")
  }

  private func access(_ mode: String) throws(Raised) -> FileAccess {
    let letters = Array(mode.unicodeScalars)
    guard Set(letters).count == letters.count,
      letters.allSatisfy({ "rwaxbt+".unicodeScalars.contains($0) })
    else { throw error(.valueError, "invalid mode: '\(mode)'") }
    if letters.contains("b") {
      throw error(
        .valueError,
        letters.contains("t")
          ? "can't have text and binary mode at once"
          : "not part of .mps: bytes, and so the binary mode '\(mode)'; files are read and "
            + "written as text")
    }
    let kinds = letters.filter { "rwax".unicodeScalars.contains($0) }
    guard kinds.count == 1 else {
      throw error(
        .valueError,
        kinds.isEmpty
          ? "Must have exactly one of create/read/write/append mode and at most one plus"
          : "must have exactly one of create/read/write/append mode")
    }
    var access: FileAccess
    switch kinds[0] {
    case "r": access = .read
    case "w": access = [.write, .create, .empty]
    case "x": access = [.write, .create, .exclusive]
    default: access = [.write, .create, .append]
    }
    if letters.contains("+") { access.formUnion([.read, .write]) }
    return access
  }

  private func newline(_ value: Value) throws(Raised) -> String? {
    if value.isNone { return nil }
    guard let text = StringRef(value)?.text else {
      throw error(
        .typeError,
        "open() argument 'newline' must be str or None, not \(type(of: value).info.nameInErrors)")
    }
    guard
      ["", "\n", "\r", "\r\n"].contains(where: {
        $0.unicodeScalars.elementsEqual(text.unicodeScalars)
      })
    else {
      throw error(.valueError, "illegal newline value: \(text)")
    }
    return text
  }

  private func codec(_ name: Value, errors: Value) throws(Raised) -> TextCodec {
    let handling = StringRef(errors)?.text ?? "strict"
    guard let errors = TextCodec.Errors(rawValue: handling) else {
      throw error(.lookupError, "unknown error handler name '\(handling)'")
    }
    guard let name = StringRef(name)?.text else {
      return TextCodec(name: "UTF-8", encoding: .utf8, errors: errors)
    }
    guard let codec = TextCodec(name: name, errors: errors) else {
      throw error(.lookupError, "unknown encoding: \(name)")
    }
    return codec
  }

  // MARK: Files that hold unwritten text

  private func openFiles() throws(Raised) -> OpenFiles {
    let io = try importModule("io", from: builtins, leaf: true)
    let key = heap.intern("_open")
    if let known = io.value(key), let table = NativeRef(known)?.object as? OpenFiles {
      return table
    }
    let table = OpenFiles()
    heap.set(key, to: heap.native(table, type: types.object), in: io)
    return table
  }

  fileprivate func register(_ file: TextFile) throws(Raised) {
    try openFiles().add(file)
  }

  /// Hands over what open files have gathered: before anything else looks at the file system, and
  /// at the end of a run.
  package func flushFiles() throws(Raised) {
    guard let table = global("_open", of: "io"),
      let files = NativeRef(table)?.object as? OpenFiles
    else { return }
    try files.flush(self)
  }
}

/// Files open for writing, held weakly.
private final class OpenFiles: NativeObject {
  private struct Entry { weak var file: TextFile? }
  private var entries: [Entry] = []

  func add(_ file: TextFile) {
    entries.removeAll { $0.file?.isClosed ?? true }
    entries.append(Entry(file: file))
  }

  func flush(_ machine: Machine) throws(Raised) {
    for entry in entries {
      if let file = entry.file, !file.isClosed { try file.flush(machine) }
    }
  }
}

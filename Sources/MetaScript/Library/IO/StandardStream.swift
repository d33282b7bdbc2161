/// `sys.stdout`, `sys.stderr` and `sys.stdin`: the host's own.
final class StandardStream: TextStream {
  enum Role { case input, output, error }

  let role: Role
  private var buffer: [UInt8] = []
  private var at = 0
  private var reachedEnd = false

  init(_ role: Role) { self.role = role }

  var name: String {
    switch role {
    case .input: "<stdin>"
    case .output: "<stdout>"
    case .error: "<stderr>"
    }
  }

  override var isReadable: Bool { role == .input }
  override var isWritable: Bool { role != .input }

  override func write(_ text: StringRef, _ machine: Machine) throws(Raised) {
    let bytes = try TextCodec.standard.encode(text, machine)
    let failure: String?
    switch role {
    case .input: throw machine.unsupported("not writable")
    case .output: failure = machine.host.writeOutput(bytes)
    case .error: failure = machine.host.writeError(bytes)
    }
    if let failure { throw machine.error(.osError, failure) }
  }

  override func flush(_ machine: Machine) throws(Raised) {
    guard role == .output, let failure = machine.host.flushOutput() else { return }
    throw machine.error(.osError, failure)
  }

  override func readLine(_ limit: Int?, _ machine: Machine) throws(Raised) -> StringRef {
    guard role == .input else { throw machine.unsupported("not readable") }
    while true {
      if let end = buffer[at...].firstIndex(of: 10) { return try take(to: end + 1, machine) }
      guard fill(machine) else { return try take(to: buffer.count, machine) }
    }
  }

  override func read(_ count: Int?, _ machine: Machine) throws(Raised) -> Value {
    guard role == .input else { throw machine.unsupported("not readable") }
    while fill(machine) {}
    return try take(to: buffer.count, machine).value
  }

  private func fill(_ machine: Machine) -> Bool {
    if reachedEnd { return false }
    guard let line = machine.host.readLine?() else {
      reachedEnd = true
      return false
    }
    buffer += Array(line.utf8)
    return true
  }

  private func take(to end: Int, _ machine: Machine) throws(Raised) -> StringRef {
    let text = try TextCodec.standard.decode(buffer[at..<end], machine)
    at = end
    return StringRef(
      unchecked: try machine.heap.string(codePoints: Newlines.translated(text)))
  }

  override func description(_ machine: Machine) throws(Raised) -> String {
    "<_io.TextIOWrapper name='\(name)' mode='\(role == .input ? "r" : "w")' encoding='utf-8'>"
  }
}

extension Machine {
  /// Where `print` writes when the script has replaced `sys.stdout`; nil while it is the host's.
  package func replacedOutput() -> Value? {
    guard let stream = global("stdout", of: "sys") else { return nil }
    if let native = NativeRef(stream)?.object as? StandardStream, native.role == .output {
      return nil
    }
    return stream
  }
}

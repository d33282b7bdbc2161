/// An open text file.
///
/// Reading keeps the bytes of the last chunk; lines and code points are decoded as they are asked
/// for. Writing gathers bytes until there are many, or until anything else looks at files
/// (`Machine.flushFiles`), since a file that nobody closes must still be complete.
final class TextFile: TextStream {
  private static let chunk = 8_192

  let name: Value
  let mode: String
  let codec: TextCodec
  private let file: any HostFile
  private let access: FileAccess
  /// nil: all line ends are read as `\n`; empty: all are recognized and kept; else the one there is.
  private let newline: String?
  private var buffer: [UInt8] = []
  private var at = 0
  private var reachedEnd = false
  private var pending: [UInt8] = []
  private var isIterating = false

  init(
    _ file: any HostFile, name: Value, mode: String, access: FileAccess, codec: TextCodec,
    newline: String?
  ) {
    self.file = file
    self.name = name
    self.mode = mode
    self.access = access
    self.codec = codec
    self.newline = newline
  }

  deinit {
    if !isClosed, !pending.isEmpty { try? file.write(pending) }
  }

  override func trace(_ tracer: inout Tracer) { tracer.mark(name) }
  override var footprint: Int { 256 }
  override var isReadable: Bool { access.contains(.read) }
  override var isWritable: Bool { access.contains(.write) }
  override var isTerminal: Bool { !isClosed && file.isTerminal }
  var descriptor: Int { file.descriptor }

  private func system<T>(
    _ machine: Machine, _ body: () throws(FileError) -> T
  ) throws(Raised) -> T {
    do { return try body() } catch { throw machine.raised(error) }
  }

  // MARK: Reading

  private func checkReadable(_ machine: Machine) throws(Raised) {
    if !isReadable { throw machine.unsupported("not readable") }
    try flush(machine)
  }

  /// Reads another chunk behind what is left; false at the end.
  private func fill(_ machine: Machine) throws(Raised) -> Bool {
    if reachedEnd { return false }
    try machine.look(1)
    let more = try system(machine) { () throws(FileError) in try file.read(Self.chunk) }
    if more.isEmpty {
      reachedEnd = true
      return false
    }
    if at > 0 { buffer.removeFirst(at) }
    at = 0
    buffer += more
    try machine.heap.reserve(buffer.count * 2)
    return true
  }

  private func text(
    _ bytes: ArraySlice<UInt8>, _ machine: Machine
  ) throws(Raised) -> Value {
    var bytes = bytes
    if codec.encoding == .utf8WithMark, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = bytes.dropFirst(3)
    }
    if let plain = try plainText(bytes, machine) { return plain }
    let decoded = try codec.decode(bytes, machine)
    return try machine.heap.string(
      codePoints: newline == nil ? Newlines.translated(decoded) : decoded)
  }

  /// The text of bytes that are ASCII without line ends to change; nil when they are not.
  private func plainText(
    _ bytes: ArraySlice<UInt8>, _ machine: Machine
  ) throws(Raised) -> Value? {
    var isPlain = true
    try machine.heap.inPieces(bytes.startIndex..<bytes.endIndex) { (part) throws(Raised) in
      if isPlain { isPlain = bytes[part].allSatisfy { $0 < 0x80 && $0 != 13 } }
    }
    guard isPlain else { return nil }
    return try machine.heap.string(ascii: bytes).value
  }

  override func read(_ count: Int?, _ machine: Machine) throws(Raised) -> Value {
    try checkReadable(machine)
    guard let count else {
      while try fill(machine) {}
      defer { forget() }
      return try text(buffer[at...], machine)
    }
    var end = at
    var taken = 0
    while taken < count {
      if end >= buffer.count {
        let done = end - at
        guard try fill(machine) else { break }
        end = at + done
      }
      let byte = buffer[end]
      let width = codec.encoding == .utf8 ? max(TextCodec.length(byte), 1) : 1
      // A code point, or `\r\n`, may reach into the next chunk.
      let wanted = byte == 13 && newline == nil ? 2 : width
      while end + wanted > buffer.count {
        let done = end - at
        guard try fill(machine) else { break }
        end = at + done
      }
      if byte == 13, newline == nil, end + 1 < buffer.count, buffer[end + 1] == 10 {
        end += 2
      } else {
        end = min(end + width, buffer.count)
      }
      taken += 1
    }
    let part = buffer[at..<end]
    at = end
    return try text(part, machine)
  }

  override func readLine(_ limit: Int?, _ machine: Machine) throws(Raised) -> StringRef {
    try checkReadable(machine)
    if let limit { return try readLine(atMost: limit, machine) }
    var searched = 0
    while true {
      if let end = lineEnd(from: at + searched) {
        let part = buffer[at..<end]
        at = end
        return StringRef(unchecked: try text(part, machine))
      }
      searched = max(0, buffer.count - at - 1)
      guard try fill(machine) else { break }
    }
    let part = buffer[at...]
    at = buffer.count
    return StringRef(unchecked: try text(part, machine))
  }

  /// Where the line ends that is searched from `start`; nil when the end is not in the buffer.
  private func lineEnd(from start: Int) -> Int? {
    var index = start
    while index < buffer.count {
      let byte = buffer[index]
      switch newline {
      case nil, "":
        if byte == 10 { return index + 1 }
        if byte == 13 {
          if index + 1 < buffer.count { return buffer[index + 1] == 10 ? index + 2 : index + 1 }
          return reachedEnd ? index + 1 : nil
        }
      case "\r": if byte == 13 { return index + 1 }
      case "\r\n": if byte == 10, index > at, buffer[index - 1] == 13 { return index + 1 }
      default: if byte == 10 { return index + 1 }
      }
      index += 1
    }
    return nil
  }

  private func readLine(atMost limit: Int, _ machine: Machine) throws(Raised) -> StringRef {
    let heap = machine.heap
    var line = StringBuilder(heap)
    while line.count < limit {
      let c = StringRef(unchecked: try read(1, machine))
      if c.isEmpty { break }
      try line.append(c)
      if c[0] == 10 { break }
    }
    return try line.finish()
  }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    let line = try super.next(machine)
    isIterating = line != nil
    return line
  }

  private func forget() {
    buffer = []
    at = 0
  }

  // MARK: Writing

  override func write(_ text: StringRef, _ machine: Machine) throws(Raised) {
    if !isWritable { throw machine.unsupported("not writable") }
    forget()
    reachedEnd = false
    var bytes = try codec.encode(text, machine)
    if newline == "\r\n" || newline == "\r" {
      let end = Array((newline ?? "").utf8)
      bytes = bytes.flatMap { $0 == 10 ? end : [$0] }
    }
    pending += bytes
    if pending.count > Self.chunk || file.isTerminal { try flush(machine) }
  }

  override func flush(_ machine: Machine) throws(Raised) {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending = []
    // In pieces: what is written when the run is stopped is written.
    for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
      let piece = bytes.count <= 1 << 20 ? bytes : Array(bytes[start...].prefix(1 << 20))
      try system(machine) { () throws(FileError) in try file.write(piece) }
      if start + 1 << 20 < bytes.count { try machine.look(256) }
    }
  }

  override func close(_ machine: Machine) throws(Raised) {
    isClosed = true
    forget()
    let bytes = pending
    pending = []
    do {
      if !bytes.isEmpty { try file.write(bytes) }
    } catch {
      try? file.close()
      throw machine.raised(error)
    }
    try system(machine) { () throws(FileError) in try file.close() }
  }

  // MARK: Places

  override func seek(_ offset: Int, _ origin: Int, _ machine: Machine) throws(Raised) -> Int {
    switch origin {
    case 0:
      if offset < 0 { throw machine.error(.valueError, "negative seek position \(offset)") }
    case 1:
      if offset != 0 { throw machine.unsupported("can't do nonzero cur-relative seeks") }
      return try tell(machine)
    case 2:
      if offset != 0 { throw machine.unsupported("can't do nonzero end-relative seeks") }
    default:
      throw machine.error(.valueError, "invalid whence (\(origin), should be 0, 1 or 2)")
    }
    try flush(machine)
    forget()
    reachedEnd = false
    isIterating = false
    return try system(machine) { () throws(FileError) in
      try file.seek(offset, origin == 2 ? .end : .start)
    }
  }

  override func tell(_ machine: Machine) throws(Raised) -> Int {
    if isIterating {
      throw machine.error(.osError, "telling position disabled by next() call")
    }
    try flush(machine)
    let place = try system(machine) { () throws(FileError) in try file.seek(0, .current) }
    return place - (buffer.count - at)
  }

  override func truncate(_ count: Int?, _ machine: Machine) throws(Raised) -> Int {
    if !isWritable { throw machine.unsupported("File not open for writing") }
    try flush(machine)
    let size: Int
    if let count { size = count } else { size = try tell(machine) }
    try system(machine) { () throws(FileError) in try file.truncate(size) }
    return size
  }

  override func description(_ machine: Machine) throws(Raised) -> String {
    "<_io.TextIOWrapper name=\(try machine.repr(name).text) mode='\(mode)' "
      + "encoding='\(codec.name)'>"
  }

  static let properties: [Builtin] = [
    Builtin("name(self)", does: "What the file was opened as.") { call throws(Raised) in
      switch try call.receiver(TextStream.self) {
      case let file as TextFile: return file.name
      case let stream as StandardStream: return try call.heap.string(stream.name)
      default: return .none
      }
    },
    Builtin("mode(self)", does: "What the file was opened for.") { call throws(Raised) in
      let file = try call.receiver(TextStream.self) as? TextFile
      return try call.heap.string(file?.mode ?? "w")
    },
  ]
}

/// `io.StringIO`: a text in memory that is read and written like a file.
final class StringStream: TextStream {
  private var content: [UInt32]
  private var position = 0
  /// Line ends are turned into `\n` when written.
  private let translates: Bool
  private var checked = 4_096

  init(_ content: [UInt32], translates: Bool) {
    self.translates = translates
    self.content = translates ? Newlines.translated(content) : content
  }

  override var footprint: Int { 64 }
  override var isReadable: Bool { true }
  override var isWritable: Bool { true }

  override func checkOpen(_ machine: Machine) throws(Raised) {
    if isClosed { throw machine.error(.valueError, "I/O operation on closed file") }
  }

  override func read(_ count: Int?, _ machine: Machine) throws(Raised) -> Value {
    guard position < content.count else { return try machine.heap.string("") }
    let end = count.map { min(content.count - position, $0) + position } ?? content.count
    defer { position = end }
    return try machine.heap.string(codePoints: content[position..<end])
  }

  override func readLine(_ limit: Int?, _ machine: Machine) throws(Raised) -> StringRef {
    let start = min(position, content.count)
    let last = limit.map { min(content.count - start, $0) + start } ?? content.count
    var end = start
    while end < last {
      end += 1
      if content[end - 1] == 10 { break }
    }
    position = max(position, end)
    return StringRef(unchecked: try machine.heap.string(codePoints: content[start..<end]))
  }

  override func write(_ text: StringRef, _ machine: Machine) throws(Raised) {
    if text.isEmpty { return }
    if content.count + text.count > checked {
      try machine.heap.reserve(max(position, content.count + text.count) * 8)
      checked = (content.count + text.count) * 2
    }
    var added = text.codePoints
    if translates { added = Newlines.translated(added) }
    if position > content.count {
      try machine.heap.reserve(position * 8)
      content += Array(repeating: 0, count: position - content.count)
    }
    if position == content.count {
      content += added
    } else {
      let end = min(content.count, position + added.count)
      content.replaceSubrange(position..<end, with: added)
    }
    position += added.count
  }

  override func seek(_ offset: Int, _ origin: Int, _ machine: Machine) throws(Raised) -> Int {
    switch origin {
    case 0:
      if offset < 0 { throw machine.error(.valueError, "Negative seek position \(offset)") }
      position = offset
    case 1, 2:
      if offset != 0 { throw machine.error(.osError, "Can't do nonzero cur-relative seeks") }
      if origin == 2 { position = content.count }
    default:
      throw machine.error(
        .valueError, "Invalid whence (\(origin), should be 0, 1 or 2)")
    }
    return position
  }

  override func tell(_ machine: Machine) throws(Raised) -> Int { position }

  override func truncate(_ count: Int?, _ machine: Machine) throws(Raised) -> Int {
    let count = count ?? position
    if count < 0 { throw machine.error(.valueError, "Negative size value \(count)") }
    if count < content.count { content.removeLast(content.count - count) }
    return count
  }

  override func close(_ machine: Machine) throws(Raised) {
    isClosed = true
    content = []
  }

  override func description(_ machine: Machine) throws(Raised) -> String {
    "<_io.StringIO object at 0x7f0000000000>"
  }

  static let constructor = Builtin(
    "StringIO(initial_value='', newline='\\n')", does: "A text in memory, used like a file."
  ) { call throws(Raised) in
    let machine = call.machine
    var content: [UInt32] = []
    if !call.value(0).isNone {
      guard let text = StringRef(machine.unwrap(call[0])) else {
        throw machine.error(
          .typeError,
          "initial_value must be str or None, not \(machine.type(of: call[0]).info.nameInErrors)")
      }
      content = text.codePoints
    }
    let translates = !call[1].isUndefined && call[1].isNone
    let type = try machine.streamTypes().string
    return call.heap.native(
      StringStream(content, translates: translates),
      type: machine.constructedType ?? type)
  }

  static let methods: [Builtin] = [
    Builtin("getvalue(self, /)", does: "The whole text.") { call throws(Raised) in
      let stream = try call.receiver(StringStream.self)
      try stream.checkOpen(call.machine)
      return try call.heap.string(codePoints: stream.content)
    }
  ]
}

/// Line ends in text.
enum Newlines {
  /// `\r\n` and `\r` as `\n`.
  static func translated(_ text: [UInt32]) -> [UInt32] {
    guard text.contains(13) else { return text }
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 13 {
        result.append(10)
        if index + 1 < text.count, text[index + 1] == 10 { index += 1 }
      } else {
        result.append(text[index])
      }
      index += 1
    }
    return result
  }
}

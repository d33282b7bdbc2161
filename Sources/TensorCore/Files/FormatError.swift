/// Why the content of a file is refused: which format, which member, what is wrong with it.
public struct FormatError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    /// The file ends before what begins at this byte does.
    case truncated(at: Int)
    /// The file does not begin as its format does.
    case signature
    case version(Int)
    /// A header that does not follow the grammar: what, and at which byte of the header.
    case header(String, at: Int)
    /// An element type that arrays here do not have.
    case elementType(String)
    /// A number of bytes other than the shape says.
    case size(expected: Int, found: Int)
    /// A shape whose number of bytes does not fit.
    case shape([Int])
    /// A truth value that is neither 0 nor 1.
    case truthValue(UInt8, at: Int)
    /// The checksum does not match the bytes.
    case checksum
    /// Two descriptions of one thing that disagree.
    case disagreement(String)
    /// Bytes that belong to two things, or to none.
    case layout(String)
    case duplicate(String)
    /// A name that could mean a file elsewhere, or that cannot be printed.
    case name
    /// A feature of the format that is not read: encryption, another compression.
    case unsupported(String)
    /// More bytes than this file may have.
    case tooLarge(Int)
    /// No member of that name; what there is.
    case missing(available: [String])
  }

  public let format: String
  public let member: String?
  public let problem: Problem

  public init(_ format: String, _ problem: Problem, member: String? = nil) {
    (self.format, self.problem, self.member) = (format, problem, member)
  }

  public var description: String {
    let place = member.map { "\(format), '\(printable($0))'" } ?? format
    return "[\(place)] \(text)"
  }

  private var text: String {
    switch problem {
    case .truncated(let position): "ends before what begins at byte \(position) does."
    case .signature: "not a file of this format."
    case .version(let version): "version \(version) is not known."
    case .header(let what, let position): "header: \(what) at byte \(position)."
    case .elementType(let name): "element type '\(printable(name))' is not one of an array's."
    case .size(let expected, let found): "\(found) bytes where the shape needs \(expected)."
    case .shape(let shape): "a shape of \(shapeText(shape)) is too large."
    case .truthValue(let value, let position): "truth value \(value) at element \(position)."
    case .checksum: "the checksum does not match: the file is damaged."
    case .disagreement(let what): "two places disagree about \(what)."
    case .layout(let what): "\(what)."
    case .duplicate(let name): "'\(printable(name))' stands there twice."
    case .name: "the name is not a plain one."
    case .unsupported(let what): "\(what) is not supported."
    case .tooLarge(let count): "\(count) bytes are more than it may have."
    case .missing(let available):
      "not there; there are: " + available.prefix(20).map(printable).joined(separator: ", ")
    }
  }

  /// `text` without control characters and not longer than a line.
  private func printable(_ text: String) -> String {
    let safe = text.unicodeScalars.prefix(80).map { $0.value < 32 || $0.value == 127 ? "?" : $0 }
    return String(String.UnicodeScalarView(safe)) + (text.unicodeScalars.count > 80 ? "…" : "")
  }
}

/// Why a file of arrays could not be loaded.
public enum LoadError: Error, Equatable, Sendable, CustomStringConvertible {
  case file(FileError)
  case format(FormatError)
  case tensor(TensorError)

  init(_ error: FileError) {
    self = error.isInterrupt ? .tensor(.interrupted) : .file(error)
  }

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .format(let error): error.description
    case .tensor(let error): error.description
    }
  }
}

extension Interrupt {
  /// Ends work on a file when a stop is asked for.
  static func poll() throws(LoadError) {
    if isRequested { throw .tensor(.interrupted) }
  }
}

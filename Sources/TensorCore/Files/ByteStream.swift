/// A run of a file's bytes in order, piece by piece: as they stand there, or inflated.
///
/// The last piece is given only where the whole is what it was said to be: as long, with that
/// checksum, its deflate stream ended with its input.
struct ByteStream {
  /// The bytes it gives, all in all.
  let size: Int
  /// CRC-32 of what it gave so far, where it is wanted.
  private(set) var checksum: UInt32?
  private let reader: ByteReader
  private let member: String?
  private let expected: UInt32?
  private let start: Int
  private var position: Int
  private let end: Int
  private let inflater: Inflater?
  /// What was read and is not inflated yet.
  private var input: ArraySlice<UInt8> = []
  private var given = 0

  /// The bytes of `reader` in `range`.
  ///
  /// - Parameters:
  ///   - size: what they inflate to; nil where they are not deflated.
  ///   - sum: the CRC-32 to go on from; nil where none is wanted.
  ///   - expected: the CRC-32 of all that is given, checked at the end.
  ///   - member: whose bytes they are, for errors.
  init(
    _ reader: ByteReader, _ range: Range<Int>, inflatedSize: Int? = nil,
    summingFrom sum: UInt32? = nil, expecting expected: UInt32? = nil, member: String? = nil
  ) throws(LoadError) {
    (self.reader, self.member, self.expected) = (reader, member, expected)
    checksum = sum
    (start, position, end) = (range.lowerBound, range.lowerBound, range.upperBound)
    size = inflatedSize ?? range.count
    do { inflater = try inflatedSize.map { _ throws(TensorError) in try Inflater() } } catch {
      throw .tensor(error)
    }
  }

  /// The next bytes, at most `Piece.size`; none at the end.
  mutating func next() throws(LoadError) -> ArraySlice<UInt8> {
    try Interrupt.poll()
    let piece = if let inflater { try inflated(inflater) } else { try stored() }
    checksum = checksum.map { Deflate.checksum(piece, from: $0) }
    given += piece.count
    if given == size {
      if let inflater { try checkEnd(inflater) }
      if let expected, expected != checksum { throw problem(.checksum) }
    }
    return piece
  }

  private mutating func stored() throws(LoadError) -> ArraySlice<UInt8> {
    let count = Swift.min(Piece.size, end - position)
    defer { position += count }
    return try reader.range(position, count)
  }

  private mutating func inflated(_ inflater: Inflater) throws(LoadError) -> ArraySlice<UInt8> {
    while given < size {
      if input.isEmpty { input = try stored() }
      let hadInput = !input.isEmpty
      guard let bytes = inflater.inflate(&input, limit: Swift.min(Piece.size, size - given))
      else { throw damaged }
      if !bytes.isEmpty { return bytes[...] }
      if inflater.isAtEnd || !hadInput { throw damaged }
    }
    return []
  }

  /// The stream ends with its input, and gives nothing more.
  private mutating func checkEnd(_ inflater: Inflater) throws(LoadError) {
    while !inflater.isAtEnd {
      if input.isEmpty { input = try stored() }
      let hadInput = !input.isEmpty
      guard let more = inflater.inflate(&input, limit: 1), more.isEmpty,
        hadInput || inflater.isAtEnd
      else { throw damaged }
    }
    guard input.isEmpty, position == end else { throw damaged }
  }

  private var damaged: LoadError {
    problem(.header("the compressed data is damaged", at: start))
  }

  private func problem(_ problem: FormatError.Problem) -> LoadError {
    .format(FormatError(reader.format, problem, member: member))
  }
}

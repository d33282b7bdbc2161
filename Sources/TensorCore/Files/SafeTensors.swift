/// Named arrays in the safetensors format: a JSON header, then the elements.
///
/// - SeeAlso: huggingface/safetensors, README, "Format".
enum SafeTensors {
  private static let format = SafeTensorsHeader.format

  /// The arrays, in the order of their data, and the file's metadata without our checksum.
  static func read(_ reader: ByteReader) throws(LoadError) -> (
    arrays: [(name: String, tensor: Tensor)], metadata: [(key: String, value: String)]
  ) {
    let length = try reader.size64(0)
    guard length <= SafeTensorsHeader.longest else {
      throw .format(FormatError(format, .tooLarge(length)))
    }
    let text = Array(try reader.range(8, length))
    let header: SafeTensorsHeader
    do {
      header = try SafeTensorsHeader(text)
      try header.checkLayout(dataStart: 8 + length, count: reader.count - 8 - length)
    } catch {
      throw .format(error)
    }
    // Of the whole file, so it goes on from array to array.
    var sum: UInt32?
    if let stated = header.checksum {
      guard let place = SafeTensorsHeader.place(of: stated, in: text) else {
        throw .format(FormatError(format, .checksum))
      }
      let zeroed = text[..<place] + Array(SafeTensorsHeader.zeros.utf8) + text[(place + 8)...]
      sum = Deflate.checksum(zeroed, from: Deflate.checksum(try reader.range(0, 8)))
    }
    var arrays: [(name: String, tensor: Tensor)] = []
    var wrong: FormatError?
    for entry in header.entries {
      let range = (8 + length + entry.start)..<(8 + length + entry.end)
      var stream = try ByteStream(reader, range, summingFrom: sum, member: entry.name)
      let tensor: Tensor
      do { tensor = try Tensor(uninitialized: entry.shape, entry.dtype) } catch {
        throw .tensor(error)
      }
      if let (value, place) = try tensor.fill(from: &stream) {
        wrong = wrong ?? FormatError(format, .truthValue(value, at: place), member: entry.name)
      }
      sum = stream.checksum
      arrays.append((entry.name, tensor))
    }
    if let stated = header.checksum, hexadecimal(sum ?? 0) != Array(stated.utf8) {
      throw .format(FormatError(format, .checksum))
    }
    if let wrong { throw .format(wrong) }
    return (arrays, header.metadata)
  }

  /// Writes the file for `arrays`, in their order, with `metadata` and our checksum.
  static func write(
    _ arrays: [(name: String, tensor: Tensor)], metadata: [(key: String, value: String)],
    to output: PieceWriter
  ) throws(LoadError) {
    // The widest elements first, so that every array starts at a multiple of its element's size.
    let ordered = arrays.enumerated().sorted { one, other in
      let (a, b) = (one.element.tensor.dtype.byteCount, other.element.tensor.dtype.byteCount)
      return a == b ? one.offset < other.offset : a > b
    }.map(\.element)
    let text = SafeTensorsHeader.text(ordered, metadata: metadata)
    var header: [UInt8] = []
    header.append(text.count, size: 8)
    header += text
    try output.write(header[...])
    var sum = Deflate.checksum(header[...])
    for (_, tensor) in ordered {
      try tensor.forEachPiece { (piece) throws(LoadError) in
        sum = Deflate.checksum(piece, from: sum)
        try output.write(piece)
      }
    }
    guard let place = SafeTensorsHeader.place(of: SafeTensorsHeader.zeros, in: text) else {
      preconditionFailure("a header without our checksum")
    }
    try output.rewrite(hexadecimal(sum), at: 8 + place)
  }

  private static func hexadecimal(_ value: UInt32) -> [UInt8] {
    let text = String(value, radix: 16)
    return Array((String(repeating: "0", count: 8 - text.count) + text).utf8)
  }
}

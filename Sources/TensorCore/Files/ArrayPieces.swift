extension Tensor {
  /// Passes the elements' bytes on, little-endian, row-major, piece by piece.
  func forEachPiece(_ body: (ArraySlice<UInt8>) throws(LoadError) -> Void) throws(LoadError) {
    do { try checkReadable() } catch { throw .tensor(error) }
    for start in stride(from: 0, to: byteCount, by: Piece.size) {
      try Interrupt.poll()
      try body(Loops.bytes(self, start..<Swift.min(start + Piece.size, byteCount))[...])
    }
  }

  /// Writes the elements of a new tensor from their little-endian bytes: `first`, then the next pieces
  /// of `stream`, to its end.
  ///
  /// - Returns: the first byte of truth values that is neither 0 nor 1, and its place.
  func fill(
    from stream: inout ByteStream, first: ArraySlice<UInt8> = []
  ) throws(LoadError) -> (value: UInt8, place: Int)? {
    var wrong: (value: UInt8, place: Int)?
    var position = 0
    var piece = first.isEmpty ? try stream.next() : first
    while !piece.isEmpty {
      if dtype == .bool, wrong == nil, let bad = piece.firstIndex(where: { $0 > 1 }) {
        wrong = (piece[bad], position + bad - piece.startIndex)
      }
      Loops.setBytes(self, at: position, piece)
      position += piece.count
      piece = try stream.next()
    }
    return wrong
  }
}

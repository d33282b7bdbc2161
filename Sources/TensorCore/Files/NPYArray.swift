/// One array in NumPy's .npy format.
enum NPYArray {
  /// The array that `stream` gives, all of it.
  ///
  /// Fortran order is turned, big-endian elements are swapped, truth values are checked.
  static func read(_ stream: inout ByteStream) throws(LoadError) -> Tensor {
    var head: [UInt8] = []
    repeat {
      let piece = try stream.next()
      if piece.isEmpty { break }
      head += piece
    } while head.count < NPYHeader.longestWithSignature
    let (header, start) = try NPYHeader.read(ByteReader(head[...], format: format))
    guard let count = try? Shape.count(header.shape) else { throw error(.shape(header.shape)) }
    let dtype = header.element.dtype
    let size = count * dtype.byteCount
    guard stream.size - start == size else {
      throw error(.size(expected: size, found: stream.size - start))
    }
    let stored = header.isColumnMajor ? Array(header.shape.reversed()) : header.shape
    do {
      let tensor = try Tensor(uninitialized: stored, dtype)
      let wrong = try tensor.fill(from: &stream, first: head[start...])
      if let wrong { throw error(.truthValue(wrong.value, at: wrong.place)) }
      if header.element.isBigEndian { try Loops.swapBytes(tensor) }
      return header.isColumnMajor ? try tensor.transposed() : tensor
    } catch let error as TensorError {
      throw .tensor(error)
    } catch let error as LoadError {
      throw error
    } catch {
      preconditionFailure("an error of another type")
    }
  }

  /// How many bytes `tensor` takes in a file.
  static func size(_ tensor: Tensor) -> Int {
    NPYHeader.bytes(for: tensor).count + tensor.byteCount
  }

  /// Passes the array's bytes on, as NumPy writes them.
  static func write(
    _ tensor: Tensor, _ body: (ArraySlice<UInt8>) throws(LoadError) -> Void
  ) throws(LoadError) {
    try body(NPYHeader.bytes(for: tensor)[...])
    try tensor.forEachPiece(body)
  }

  private static let format = "npy"

  private static func error(_ problem: FormatError.Problem) -> LoadError {
    .format(FormatError(format, problem))
  }
}

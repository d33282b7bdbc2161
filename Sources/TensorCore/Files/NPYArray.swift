/// One array in NumPy's .npy format.
enum NPYArray {
  /// The array that `bytes` hold, all of them.
  ///
  /// Fortran order is turned, big-endian elements are swapped, truth values are checked.
  static func read(_ bytes: ArraySlice<UInt8>) throws(LoadError) -> Tensor {
    let reader = ByteReader(bytes, format: "npy")
    do {
      let (header, start) = try NPYHeader.read(reader)
      let dtype = header.element.dtype
      guard let count = try? Shape.count(header.shape) else {
        throw FormatError("npy", .shape(header.shape))
      }
      let size = count * dtype.byteCount
      guard reader.count - start == size else {
        throw FormatError("npy", .size(expected: size, found: reader.count - start))
      }
      return try tensor(try reader.range(start, size), header)
    } catch let error as FormatError {
      throw .format(error)
    } catch let error as TensorError {
      throw .tensor(error)
    } catch {
      preconditionFailure("an error of another type")
    }
  }

  /// The array's bytes as NumPy writes them.
  static func bytes(_ tensor: Tensor) throws(TensorError) -> [UInt8] {
    try NPYHeader.bytes(for: tensor) + tensor.bytes()
  }

  private static func tensor(_ bytes: ArraySlice<UInt8>, _ header: NPYHeader) throws -> Tensor {
    let element = header.element
    if element.dtype == .bool, let bad = bytes.firstIndex(where: { $0 > 1 }) {
      throw FormatError("npy", .truthValue(bytes[bad], at: bad - bytes.startIndex))
    }
    let width = element.dtype == .complex64 ? 4 : element.dtype.byteCount
    let stored = header.isColumnMajor ? Array(header.shape.reversed()) : header.shape
    let tensor: Tensor
    if element.isBigEndian && width > 1 {
      var swapped = Array(bytes)
      for start in stride(from: 0, to: swapped.count, by: width) {
        swapped[start..<(start + width)].reverse()
      }
      tensor = try Tensor(bytes: swapped, shape: stored, dtype: element.dtype)
    } else {
      tensor = try Tensor(bytes: bytes, shape: stored, dtype: element.dtype)
    }
    return header.isColumnMajor ? try tensor.transposed() : tensor
  }
}

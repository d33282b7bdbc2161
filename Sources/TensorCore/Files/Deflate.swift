import CZlib

/// Zlib's inflate, deflate and checksum, on arrays of bytes.
package enum Deflate {
  /// CRC-32 of `bytes`, continuing from `start`; ends early, with another number, where a stop is asked
  /// for.
  package static func checksum(_ bytes: ArraySlice<UInt8>, from start: UInt32 = 0) -> UInt32 {
    var sum = UInt(start)
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var rest = unsafe buffer[...]
      while unsafe !rest.isEmpty {
        let part = unsafe UnsafeBufferPointer(rebasing: rest.prefix(1 << 24))
        if Interrupt.isRequested { break }
        sum = unsafe crc32(sum, part.baseAddress, UInt32(part.count))
        unsafe rest = rest.dropFirst(part.count)
      }
    }
    return UInt32(truncatingIfNeeded: sum)
  }

  /// The `size` bytes that the raw deflate stream `bytes` stands for; nil where it is damaged, holds
  /// another number, or does not end with its input.
  package static func inflate(_ bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard
      unsafe inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return nil }
    defer { unsafe inflateEnd(&stream) }
    // One byte more than expected, so that a longer stream shows.
    var output = [UInt8](repeating: 0, count: size + 1)
    var written = 0
    var isComplete = false
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var read = 0
        while !isComplete {
          let inputSize = Swift.min(input.count - read, 1 << 30)
          let outputSize = Swift.min(target.count - written, 1 << 30)
          unsafe stream.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress.map { unsafe $0 + read })
          unsafe stream.avail_in = UInt32(inputSize)
          unsafe stream.next_out = target.baseAddress! + written
          unsafe stream.avail_out = UInt32(outputSize)
          let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
          let consumed = unsafe inputSize - Int(stream.avail_in)
          let produced = unsafe outputSize - Int(stream.avail_out)
          read += consumed
          written += produced
          if status == Z_STREAM_END {
            isComplete = read == input.count
            return
          }
          if status != Z_OK || (consumed == 0 && produced == 0) { return }
        }
      }
    }
    guard isComplete && written == size else { return nil }
    output.removeLast()
    return output
  }

  /// `bytes` as a raw deflate stream, or nil where zlib fails or a stop is asked for.
  package static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count < 1 << 30 else { return nil }
    var stream = unsafe z_stream()
    guard
      unsafe deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { unsafe deflateEnd(&stream) }
    var output = [UInt8](
      repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))))
    var size = 0
    let status = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        var rest = input.count
        var status = Z_OK
        repeat {
          if Interrupt.isRequested { return Z_BUF_ERROR }
          let piece = Swift.min(rest, 1 << 20)
          rest -= piece
          unsafe stream.avail_in = UInt32(piece)
          status = unsafe CZlib.deflate(&stream, rest == 0 ? Z_FINISH : Z_NO_FLUSH)
        } while rest > 0 && status == Z_OK
        size = unsafe target.count - Int(stream.avail_out)
        return status
      }
    }
    guard status == Z_STREAM_END else { return nil }
    output.removeLast(output.count - size)
    return output
  }
}

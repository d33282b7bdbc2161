import CZlib

/// Zlib's checksum, and its compression of bytes that are all there.
package enum Deflate {
  /// CRC-32 of `bytes`, continuing from `start`.
  package static func checksum(_ bytes: ArraySlice<UInt8>, from start: UInt32 = 0) -> UInt32 {
    // Where there is no address zlib starts anew.
    if bytes.isEmpty { return start }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      UInt32(
        truncatingIfNeeded: unsafe crc32_z(UInt(start), buffer.baseAddress, buffer.count))
    }
  }

  /// `bytes` as a raw deflate stream, or nil where zlib fails or a stop is asked for.
  package static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    guard let deflater = try? Deflater() else { return nil }
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: Piece.size) {
      if Interrupt.isRequested { return nil }
      output += deflater.deflate(bytes[start..<Swift.min(start + Piece.size, bytes.count)])
    }
    return output + deflater.finish()
  }
}

/// A raw deflate stream that is written piece by piece.
@safe final class Deflater {
  // Zlib's state points back at the stream, which therefore may not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws(TensorError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // Zlib's tables take a quarter of a megabyte.
    if status != Z_OK { throw .memory(requested: 1 << 18, available: 0) }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// What the stream has to say once it was given `bytes`.
  func deflate(_ bytes: ArraySlice<UInt8>) -> [UInt8] { run(bytes, Z_NO_FLUSH) }

  /// The stream's end.
  func finish() -> [UInt8] { run([], Z_FINISH) }

  private func run(_ bytes: ArraySlice<UInt8>, _ flush: Int32) -> [UInt8] {
    var output: [UInt8] = []
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      var isFull = true
      while isFull {
        let room = 1 << 16
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room)
          unsafe CZlib.deflate(stream, flush)
          count = unsafe room - Int(stream.pointee.avail_out)
        }
        output += piece
        isFull = piece.count == room
      }
    }
    return output
  }
}

/// A raw deflate stream that is read piece by piece.
@safe package final class Inflater {
  // As in `Deflater`, it may not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether the stream said that it ends.
  package private(set) var isAtEnd = false

  package init() throws(TensorError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // Zlib's tables take a quarter of a megabyte.
    if status != Z_OK { throw .memory(requested: 1 << 18, available: 0) }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// At most `limit` bytes that the front of `input` stands for, which is taken off `input`; none where
  /// more input is needed; nil where the stream is damaged.
  package func inflate(_ input: inout ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var status = Z_OK
    var taken = 0
    let output = unsafe [UInt8](unsafeUninitializedCapacity: limit) { target, count in
      unsafe input.withUnsafeBufferPointer { source in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(source.count)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(limit)
        status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        taken = unsafe source.count - Int(stream.pointee.avail_in)
        count = unsafe limit - Int(stream.pointee.avail_out)
      }
    }
    input = input.dropFirst(taken)
    isAtEnd = status == Z_STREAM_END
    // No progress is no damage: more input may come.
    return isAtEnd || status == Z_OK || status == Z_BUF_ERROR ? output : nil
  }
}

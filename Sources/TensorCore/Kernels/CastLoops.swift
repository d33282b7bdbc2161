/// Element types that conversions go between, through `Double` or `Int64`, whichever keeps more.
protocol Castable: BitwiseCopyable {
  /// Whether the type's values are integers.
  static var isIntegral: Bool { get }
  static func from(_ value: Double) -> Self
  static func from(_ value: Int64) -> Self
  var asDouble: Double { get }
  var asInt64: Int64 { get }
}

extension Castable where Self: FixedWidthInteger {
  static var isIntegral: Bool { true }
  /// Truncates toward zero; NaN and what does not fit take the bits of the `Int64` conversion.
  @inline(__always) static func from(_ value: Double) -> Self {
    Self(truncatingIfNeeded: Int64.truncating(value))
  }
  @inline(__always) static func from(_ value: Int64) -> Self { Self(truncatingIfNeeded: value) }
  @inline(__always) var asDouble: Double { Double(self) }
  @inline(__always) var asInt64: Int64 { Int64(truncatingIfNeeded: self) }
}

extension Int64 {
  /// `value` toward zero; `Int64.min` where it is NaN or out of range, as x86 converts.
  @inline(__always) static func truncating(_ value: Double) -> Int64 {
    if value >= -0x1p63 && value < 0x1p63 { return Int64(value) }
    return value >= 0x1p63 && value < 0x1p64 ? Int64(bitPattern: UInt64(value)) : .min
  }
}

extension Int8: Castable {}
extension Int16: Castable {}
extension Int32: Castable {}
extension Int64: Castable {}
extension UInt8: Castable {}
extension UInt16: Castable {}
extension UInt32: Castable {}
extension UInt64: Castable {}

extension Castable where Self: BinaryFloatingPoint {
  static var isIntegral: Bool { false }
  @inline(__always) static func from(_ value: Double) -> Self { Self(value) }
  @inline(__always) static func from(_ value: Int64) -> Self { Self(value) }
  @inline(__always) var asDouble: Double { Double(self) }
  @inline(__always) var asInt64: Int64 { Int64.truncating(Double(self)) }
}

extension Float: Castable {}
extension Double: Castable {}
extension Float16: Castable {}

extension BFloat16: Castable {
  static var isIntegral: Bool { false }
  static func from(_ value: Double) -> BFloat16 { BFloat16(Float(value)) }
  static func from(_ value: Int64) -> BFloat16 { BFloat16(Float(value)) }
  var asDouble: Double { Double(Float(self)) }
  var asInt64: Int64 { Int64.truncating(asDouble) }
}

extension Complex64: Castable {
  static var isIntegral: Bool { false }
  static func from(_ value: Double) -> Complex64 { Complex64(Float(value)) }
  static func from(_ value: Int64) -> Complex64 { Complex64(Float(value)) }
  var asDouble: Double { Double(real) }
  var asInt64: Int64 { Int64.truncating(asDouble) }
}

/// A truth value as arrays store it: one byte, 0 or 1.
struct BoolByte: Castable {
  var byte: UInt8
  init(_ value: Bool) { byte = value ? 1 : 0 }
  static var isIntegral: Bool { true }
  static func from(_ value: Double) -> BoolByte { BoolByte(value != 0) }
  static func from(_ value: Int64) -> BoolByte { BoolByte(value != 0) }
  var asDouble: Double { byte == 0 ? 0 : 1 }
  var asInt64: Int64 { byte == 0 ? 0 : 1 }
}

extension DType {
  /// The Swift type of the elements.
  var element: any Castable.Type {
    switch self {
    case .bool: BoolByte.self
    case .uint8: UInt8.self
    case .uint16: UInt16.self
    case .uint32: UInt32.self
    case .uint64: UInt64.self
    case .int8: Int8.self
    case .int16: Int16.self
    case .int32: Int32.self
    case .int64: Int64.self
    case .float16: Float16.self
    case .float32: Float.self
    case .float64: Double.self
    case .bfloat16: BFloat16.self
    case .complex64: Complex64.self
    }
  }
}

extension Loops {
  /// Converts each element of `source` to the output's type.
  static func cast(_ source: Tensor, into output: Tensor) throws(TensorError) {
    precondition(source.count == output.count, "cast between different sizes")
    if source.dtype == output.dtype { return copy(source, into: output) }
    if source.count == 0 { return }
    // Masks of derivatives: unspecialized, this was a fifth of a convolution network's step.
    if source.dtype == .bool && output.dtype == .float32 {
      let x = unsafe source.storage.elements(UInt8.self)
      let y = unsafe output.storage.mutableElements(Float.self)
      return try blocks(source.count) { start, length in
        for i in start..<start + length { unsafe y[i] = x[i] == 0 ? 0 : 1 }
      }
    }
    // The common ones are known to the compiler by their types, which makes them several times as fast.
    switch (source.dtype, output.dtype) {
    case (.float32, .float16): return try convert(Float.self, Float16.self, source, output)
    case (.float16, .float32): return try convert(Float16.self, Float.self, source, output)
    case (.float32, .bfloat16): return try convert(Float.self, BFloat16.self, source, output)
    case (.bfloat16, .float32): return try convert(BFloat16.self, Float.self, source, output)
    case (.int32, .float32): return try convert(Int32.self, Float.self, source, output)
    case (.uint32, .float32): return try convert(UInt32.self, Float.self, source, output)
    case (.uint8, .float32): return try convert(UInt8.self, Float.self, source, output)
    case (.float32, .int32): return try convert(Float.self, Int32.self, source, output)
    case (.bool, .int32): return try convert(BoolByte.self, Int32.self, source, output)
    default: break
    }
    func from<S: Castable>(_ type: S.Type) throws(TensorError) {
      func to<T: Castable>(_ target: T.Type) throws(TensorError) {
        try convert(type, target, source, output)
      }
      try to(output.dtype.element)
    }
    try from(source.dtype.element)
  }

  @inline(__always)
  private static func convert<S: Castable, T: Castable>(
    _ type: S.Type, _ target: T.Type, _ source: Tensor, _ output: Tensor
  ) throws(TensorError) {
    let x = unsafe source.storage.elements(type)
    let y = unsafe output.storage.mutableElements(target)
    try blocks(source.count) { start, length in
      unsafe convert(
        UnsafeBufferPointer(rebasing: x[start..<start + length]),
        UnsafeMutableBufferPointer(rebasing: y[start..<start + length]), count: length)
    }
  }

  @inline(__always)
  private static func convert<S: Castable, T: Castable>(
    _ x: UnsafeBufferPointer<S>, _ y: UnsafeMutableBufferPointer<T>, count: Int
  ) {
    if S.isIntegral && S.self != UInt64.self {
      for i in 0..<count { unsafe y[i] = T.from(x[i].asInt64) }
    } else if S.isIntegral && T.isIntegral {
      for i in 0..<count { unsafe y[i] = T.from(x[i].asInt64) }
    } else {
      for i in 0..<count { unsafe y[i] = T.from(x[i].asDouble) }
    }
  }

  /// The elements as `Double`s: complex ones by their real part.
  static func doubles(_ source: Tensor) -> [Double] {
    func read<S: Castable>(_ type: S.Type) -> [Double] {
      let x = unsafe source.storage.elements(type)
      return (0..<source.count).map { unsafe x[$0].asDouble }
    }
    return read(source.dtype.element)
  }

  /// One element as `Double`.
  static func double(_ source: Tensor, at position: Int) -> Double {
    precondition(position >= 0 && position < source.count, "element outside its array")
    func read<S: Castable>(_ type: S.Type) -> Double {
      unsafe source.storage.elements(type)[position].asDouble
    }
    return read(source.dtype.element)
  }

  /// One element as an integer; of `uint64` its bits.
  static func integer(_ source: Tensor, at position: Int) -> Int64 {
    precondition(position >= 0 && position < source.count, "element outside its array")
    func read<S: Castable>(_ type: S.Type) -> Int64 {
      unsafe source.storage.elements(type)[position].asInt64
    }
    return read(source.dtype.element)
  }

  /// One element of a `complex64` array.
  static func complex(_ source: Tensor, at position: Int) -> Complex64 {
    precondition(
      position >= 0 && position < source.count && source.dtype == .complex64,
      "element outside its array")
    return unsafe source.storage.elements(Complex64.self)[position]
  }

  /// The elements as integers, truncated toward zero.
  static func integers(_ source: Tensor) -> [Int] {
    func read<S: Castable>(_ type: S.Type) -> [Int] {
      let x = unsafe source.storage.elements(type)
      return (0..<source.count).map { Int(unsafe x[$0].asInt64) }
    }
    return read(source.dtype.element)
  }

  /// The elements as they are stored.
  static func array<T: BitwiseCopyable>(_ source: Tensor, of type: T.Type) -> [T] {
    precondition(MemoryLayout<T>.stride == source.dtype.byteCount, "elements of another size")
    let x = unsafe source.storage.elements(type)
    return unsafe Array(x.prefix(source.count))
  }

  /// The elements' bytes.
  static func bytes(_ source: Tensor) -> [UInt8] {
    let x = unsafe source.storage.elements(UInt8.self)
    return unsafe Array(x.prefix(source.byteCount))
  }

  /// The elements' bytes in `range`.
  // Not inlined, as `copy`.
  @inline(never)
  static func bytes(_ source: Tensor, _ range: Range<Int>) -> [UInt8] {
    precondition(range.upperBound <= source.byteCount, "bytes outside the array")
    return unsafe Array(source.storage.elements(UInt8.self)[range])
  }

  /// Writes `bytes` over the elements' bytes from `offset`.
  // Not inlined, as `copy`.
  @inline(never)
  static func setBytes(_ output: Tensor, at offset: Int, _ bytes: ArraySlice<UInt8>) {
    precondition(
      offset >= 0 && bytes.count <= output.byteCount - offset, "bytes outside the array")
    let y = unsafe output.storage.mutableElements(UInt8.self)
    _ = unsafe UnsafeMutableBufferPointer(rebasing: y[offset..<(offset + bytes.count)])
      .update(from: bytes)
  }

  /// Turns the bytes of each number of `output` round, complex ones' parts by themselves.
  static func swapBytes(_ output: Tensor) throws(TensorError) {
    func swap<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) throws(TensorError) {
      let y = unsafe output.storage.mutableElements(type)
      for start in stride(from: 0, to: output.byteCount / MemoryLayout<T>.size, by: 1 << 20) {
        try Interrupt.check()
        for index in start..<Swift.min(start + 1 << 20, output.byteCount / MemoryLayout<T>.size) {
          unsafe y[index] = y[index].byteSwapped
        }
      }
    }
    switch output.dtype == .complex64 ? 4 : output.dtype.byteCount {
    case 2: try swap(UInt16.self)
    case 4: try swap(UInt32.self)
    case 8: try swap(UInt64.self)
    default: break
    }
  }

  /// Writes `values`, as many as `output` has elements.
  static func fill<T: BitwiseCopyable>(_ output: Tensor, from values: [T]) {
    precondition(
      MemoryLayout<T>.stride == output.dtype.byteCount && values.count == output.count,
      "values of another size")
    let y = unsafe output.storage.mutableElements(T.self)
    for (index, value) in values.enumerated() { unsafe y[index] = value }
  }

  /// Writes the elements `range` of `values`, of the output's own size.
  // Not inlined, as `copy`.
  @inline(never)
  static func fill<T: BitwiseCopyable>(_ output: Tensor, from values: [T], in range: Range<Int>) {
    precondition(
      MemoryLayout<T>.stride == output.dtype.byteCount && range.count == output.count
        && range.lowerBound >= 0 && range.upperBound <= values.count, "values of another size")
    let y = unsafe output.storage.mutableElements(T.self)
    unsafe values.withUnsafeBufferPointer { from in
      for index in 0..<range.count { unsafe y[index] = from[range.lowerBound + index] }
    }
  }

  /// Writes `values`, each rounded to the output's type.
  static func fill(_ output: Tensor, rounding values: [Double]) {
    precondition(values.count == output.count, "values of another number")
    func write<T: Castable>(_ type: T.Type) {
      let y = unsafe output.storage.mutableElements(type)
      for (index, value) in values.enumerated() { unsafe y[index] = T.from(value) }
    }
    write(output.dtype.element)
  }

  /// Sets every element to `value`.
  static func fill(_ output: Tensor, with value: Double) {
    func write<T: Castable>(_ type: T.Type) {
      let y = unsafe output.storage.mutableElements(type)
      let element = T.from(value)
      for index in 0..<output.count { unsafe y[index] = element }
    }
    write(output.dtype.element)
  }

  /// Sets element `i` to `start + i · step`, computed in `Double` or, for integers, exactly.
  static func fillRange(_ output: Tensor, start: Double, step: Double) {
    func write<T: Castable>(_ type: T.Type) {
      let y = unsafe output.storage.mutableElements(type)
      for index in 0..<output.count { unsafe y[index] = T.from(start + Double(index) * step) }
    }
    write(output.dtype.element)
  }

  /// Writes raw bytes, as many as `output` has.
  static func fillBytes(_ output: Tensor, from bytes: some Sequence<UInt8>) {
    let y = unsafe output.storage.mutableElements(UInt8.self)
    var index = 0
    for byte in bytes where index < output.byteCount {
      unsafe y[index] = byte
      index += 1
    }
    precondition(index == output.byteCount, "bytes of another size")
  }
}

import CKernels

/// The functions of two variables, element by element, whose result has the operands' type.
// ORDER: the first cases, up to `gate`, are those of Kernels.h.
enum BinaryFunction: Int32, Sendable, CaseIterable {
  case add, subtract, multiply, divide, maximum, minimum, gate
  case floorDivide, remainder, power, logAddExp, arctan2
  case bitwiseAnd, bitwiseOr, bitwiseXor, leftShift, rightShift

  /// Whether CKernels has a loop for it.
  var hasKernel: Bool { rawValue <= BinaryFunction.gate.rawValue }
}

/// The comparisons, whose result is `bool`.
enum ComparisonFunction: Int32, Sendable, CaseIterable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual
}

extension Loops {
  /// Applies `function` to the broadcast of `a` and `b`; all three have one type.
  static func binary(_ function: BinaryFunction, _ a: Tensor, _ b: Tensor, into output: Tensor)
    throws(TensorError)
  {
    precondition(a.dtype == b.dtype && a.dtype == output.dtype, "binary operands differ in type")
    if output.count == 0 { return }
    switch a.dtype {
    case .float32:
      if let step = Step.binary(function, a, b, output) { return try step.run() }
      if function.hasKernel {
        try unsafe rows(Float.self, Float.self, a, b, output) { (z, x, stepX, y, stepY, count) in
          unsafe ck_apply_binary(function.rawValue, x, stepX, y, stepY, z, count)
        }
      } else {
        try real(function, Float.self, a, b, output)
      }
    case .float64: try real(function, Double.self, a, b, output)
    case .float16, .bfloat16:
      let wideA = try Tensor(uninitialized: a.shape, .float32)
      let wideB = try Tensor(uninitialized: b.shape, .float32)
      let result = try Tensor(uninitialized: output.shape, .float32)
      try cast(a, into: wideA)
      try cast(b, into: wideB)
      try binary(function, wideA, wideB, into: result)
      try cast(result, into: output)
    case .int8: try integer(function, Int8.self, a, b, output)
    case .int16: try integer(function, Int16.self, a, b, output)
    case .int32: try integer(function, Int32.self, a, b, output)
    case .int64: try integer(function, Int64.self, a, b, output)
    case .uint8: try integer(function, UInt8.self, a, b, output)
    case .uint16: try integer(function, UInt16.self, a, b, output)
    case .uint32: try integer(function, UInt32.self, a, b, output)
    case .uint64: try integer(function, UInt64.self, a, b, output)
    case .bool: try boolean(function, a, b, output)
    case .complex64: try common(function, Complex64.self, a, b, output)
    }
  }

  /// Compares the broadcast of `a` and `b`, of one type, into `bool`.
  static func compare(
    _ function: ComparisonFunction, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    precondition(a.dtype == b.dtype && output.dtype == .bool, "comparison operands differ in type")
    if output.count == 0 { return }
    switch a.dtype {
    case .float32: try compare(function, Float.self, a, b, output)
    case .float64: try compare(function, Double.self, a, b, output)
    case .float16, .bfloat16:
      let wideA = try Tensor(uninitialized: a.shape, .float32)
      let wideB = try Tensor(uninitialized: b.shape, .float32)
      try cast(a, into: wideA)
      try cast(b, into: wideB)
      try compare(function, Float.self, wideA, wideB, output)
    case .int8: try compare(function, Int8.self, a, b, output)
    case .int16: try compare(function, Int16.self, a, b, output)
    case .int32: try compare(function, Int32.self, a, b, output)
    case .int64: try compare(function, Int64.self, a, b, output)
    case .uint8, .bool: try compare(function, UInt8.self, a, b, output)
    case .uint16: try compare(function, UInt16.self, a, b, output)
    case .uint32: try compare(function, UInt32.self, a, b, output)
    case .uint64: try compare(function, UInt64.self, a, b, output)
    case .complex64: try compare(function, Complex64.self, a, b, output)
    }
  }

  /// Where `condition` holds `a`, else `b`, each broadcast to the output.
  static func select(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor, into output: Tensor
  ) throws(TensorError) {
    precondition(condition.dtype == .bool && a.dtype == b.dtype && a.dtype == output.dtype)
    if output.count == 0 { return }
    switch output.dtype.byteCount {
    case 1: try select(UInt8.self, condition, a, b, output)
    case 2: try select(UInt16.self, condition, a, b, output)
    case 4: try select(UInt32.self, condition, a, b, output)
    default: try select(UInt64.self, condition, a, b, output)
    }
  }

  private static func select<T: BitwiseCopyable>(
    _ type: T.Type, _ condition: Tensor, _ a: Tensor, _ b: Tensor, _ output: Tensor
  ) throws(TensorError) {
    let nest = LoopNest(broadcasting: [condition.shape, a.shape, b.shape], to: output.shape)
    let (length, stepC, stepA, stepB) =
      (nest.rowLength, nest.rowStep(0), nest.rowStep(1), nest.rowStep(2))
    let c = unsafe condition.storage.elements(UInt8.self).baseAddress!
    if nest.sizes.count == 1 {
      let x = unsafe a.storage.elements(type).baseAddress!
      let y = unsafe b.storage.elements(type).baseAddress!
      let z = unsafe output.storage.mutableElements(type).baseAddress!
      return try blocks(length) { start, length in
        for i in start..<start + length {
          unsafe z[i] = c[i &* stepC] != 0 ? x[i &* stepA] : y[i &* stepB]
        }
      }
    }
    let x = unsafe a.storage.elements(type).baseAddress!
    let y = unsafe b.storage.elements(type).baseAddress!
    let z = unsafe output.storage.mutableElements(type).baseAddress!
    try nest.forEachRow { (row, offsetC, offsetA, offsetB) in
      let (c, x, y, z) = unsafe (c + offsetC, x + offsetA, y + offsetB, z + row * length)
      for i in 0..<length {
        unsafe z[i] = c[i &* stepC] != 0 ? x[i &* stepA] : y[i &* stepB]
      }
    }
  }

  /// The rows of the broadcast of two operands: `body(z, a, stepA, b, stepB, length)`.
  @inline(__always)
  static func rows<T: BitwiseCopyable, R: BitwiseCopyable>(
    _ type: T.Type, _ result: R.Type, _ a: Tensor, _ b: Tensor, _ output: Tensor,
    _ body: (UnsafeMutablePointer<R>, UnsafePointer<T>, Int, UnsafePointer<T>, Int, Int) -> Void
  ) throws(TensorError) {
    let x = unsafe a.storage.elements(type).baseAddress!
    let y = unsafe b.storage.elements(type).baseAddress!
    let z = unsafe output.storage.mutableElements(result).baseAddress!
    let count = output.count
    let (countA, countB) = (a.count, b.count)
    if (countA == count || countA == 1) && (countB == count || countB == 1) {
      return try blocks(count) { (start, length) in
        unsafe body(
          z + start, x + (countA == 1 ? 0 : start), countA == 1 ? 0 : 1,
          y + (countB == 1 ? 0 : start), countB == 1 ? 0 : 1, length)
      }
    }
    let nest = LoopNest(broadcasting: [a.shape, b.shape], to: output.shape)
    let (length, stepA, stepB) = (nest.rowLength, nest.rowStep(0), nest.rowStep(1))
    try nest.forEachRow { (row, offsetA, offsetB, _) in
      unsafe body(z + row * length, x + offsetA, stepA, y + offsetB, stepB, length)
    }
  }

  @inline(__always)
  private static func apply<T: BitwiseCopyable>(
    _ type: T.Type, _ a: Tensor, _ b: Tensor, _ output: Tensor, _ function: (T, T) -> T
  ) throws(TensorError) {
    try unsafe rows(type, type, a, b, output) { (z, x, stepX, y, stepY, count) in
      if stepX == 1 && stepY == 1 {
        for i in 0..<count { unsafe z[i] = function(x[i], y[i]) }
      } else {
        for i in 0..<count { unsafe z[i] = function(x[i &* stepX], y[i &* stepY]) }
      }
    }
  }

  private static func common<T: Element>(
    _ function: BinaryFunction, _ type: T.Type, _ a: Tensor, _ b: Tensor, _ output: Tensor
  ) throws(TensorError) {
    switch function {
    case .add: try apply(type, a, b, output, T.add)
    case .subtract: try apply(type, a, b, output, T.subtract)
    case .multiply: try apply(type, a, b, output, T.multiply)
    case .divide: try apply(type, a, b, output, T.divide)
    case .floorDivide: try apply(type, a, b, output, T.floorDivide)
    case .remainder: try apply(type, a, b, output, T.remainder)
    case .power: try apply(type, a, b, output, T.power)
    case .maximum: try apply(type, a, b, output, T.maximum)
    case .minimum: try apply(type, a, b, output, T.minimum)
    case .gate: try apply(type, a, b, output) { T.less(T.zero, $1) ? $0 : T.zero }
    default:
      throw .argument(operation: "\(function)", "Not supported for \(a.dtype.name).")
    }
  }

  private static func real<T: RealElement>(
    _ function: BinaryFunction, _ type: T.Type, _ a: Tensor, _ b: Tensor, _ output: Tensor
  ) throws(TensorError) {
    switch function {
    case .arctan2: try apply(type, a, b, output, T.arctan2)
    case .logAddExp:
      try apply(type, a, b, output) { (x, y) in
        if x.isNaN || y.isNaN { return .nan }
        let (high, low) = x > y ? (x, y) : (y, x)
        if low == -.infinity || high == .infinity { return high }
        return high + T.apply(.log1p, T.apply(.exp, low - high))
      }
    default: try common(function, type, a, b, output)
    }
  }

  /// Small integers are shifted as numbers of 32 bits, as C does: by more than their width all bits
  /// leave.
  private static func integer<T: Element & FixedWidthInteger>(
    _ function: BinaryFunction, _ type: T.Type, _ a: Tensor, _ b: Tensor, _ output: Tensor
  ) throws(TensorError) {
    switch function {
    case .bitwiseAnd: try apply(type, a, b, output, &)
    case .bitwiseOr: try apply(type, a, b, output, |)
    case .bitwiseXor: try apply(type, a, b, output, ^)
    case .leftShift where T.bitWidth < 32:
      try apply(type, a, b, output) { T(truncatingIfNeeded: Int32($0) &<< Int32($1)) }
    case .rightShift where T.bitWidth < 32:
      try apply(type, a, b, output) { T(truncatingIfNeeded: Int32($0) &>> Int32($1)) }
    case .leftShift: try apply(type, a, b, output, &<<)
    case .rightShift: try apply(type, a, b, output, &>>)
    default: try common(function, type, a, b, output)
    }
  }

  /// Truth values as numbers 0 and 1, whose result is true where it is not 0.
  private static func boolean(
    _ function: BinaryFunction, _ a: Tensor, _ b: Tensor, _ output: Tensor
  ) throws(TensorError) {
    switch function {
    case .add, .bitwiseOr, .maximum: try apply(UInt8.self, a, b, output, |)
    case .multiply, .bitwiseAnd, .minimum: try apply(UInt8.self, a, b, output, &)
    case .subtract, .bitwiseXor: try apply(UInt8.self, a, b, output, ^)
    case .power: try apply(UInt8.self, a, b, output) { (x, y) in y == 0 ? 1 : x }
    case .floorDivide, .divide: try apply(UInt8.self, a, b, output) { (x, y) in y == 0 ? 0 : x }
    case .remainder: try apply(UInt8.self, a, b, output) { (_, _) in 0 }
    case .leftShift: try apply(UInt8.self, a, b, output) { (x, _) in x }
    case .rightShift: try apply(UInt8.self, a, b, output) { (x, y) in y == 0 ? x : 0 }
    case .gate: try apply(UInt8.self, a, b, output, &)
    case .logAddExp, .arctan2:
      throw .argument(operation: "\(function)", "Not supported for bool.")
    }
  }

  private static func compare<T: Element>(
    _ function: ComparisonFunction, _ type: T.Type, _ a: Tensor, _ b: Tensor, _ output: Tensor
  ) throws(TensorError) {
    switch function {
    case .equal: try test(type, a, b, output) { T.equal($0, $1) }
    case .notEqual: try test(type, a, b, output) { !T.equal($0, $1) }
    case .less: try test(type, a, b, output) { T.less($0, $1) }
    case .lessEqual: try test(type, a, b, output) { T.less($0, $1) || T.equal($0, $1) }
    case .greater: try test(type, a, b, output) { T.less($1, $0) }
    case .greaterEqual: try test(type, a, b, output) { T.less($1, $0) || T.equal($0, $1) }
    }
  }

  @inline(__always)
  private static func test<T: BitwiseCopyable>(
    _ type: T.Type, _ a: Tensor, _ b: Tensor, _ output: Tensor, _ function: (T, T) -> Bool
  ) throws(TensorError) {
    try unsafe rows(type, UInt8.self, a, b, output) { (z, x, stepX, y, stepY, count) in
      for i in 0..<count { unsafe z[i] = function(x[i &* stepX], y[i &* stepY]) ? 1 : 0 }
    }
  }
}

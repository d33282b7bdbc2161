extension Loops {
  /// Sorts along the middle axis of `view`, stably, NaN last; writes elements, or their positions
  /// as `uint32` where `positions`.
  static func sort(_ x: Tensor, _ view: AxisView, positions: Bool, into output: Tensor)
    throws(TensorError)
  {
    precondition(output.count == x.count && output.dtype == (positions ? .uint32 : x.dtype))
    switch x.dtype {
    case .float32: try sort(Float.self, x, view, positions, output)
    case .float64: try sort(Double.self, x, view, positions, output)
    case .float16, .bfloat16:
      let wide = try Tensor(uninitialized: x.shape, .float32)
      try cast(x, into: wide)
      if positions { return try sort(wide, view, positions: true, into: output) }
      let result = try Tensor(uninitialized: x.shape, .float32)
      try sort(wide, view, positions: false, into: result)
      try cast(result, into: output)
    case .int8: try sort(Int8.self, x, view, positions, output)
    case .int16: try sort(Int16.self, x, view, positions, output)
    case .int32: try sort(Int32.self, x, view, positions, output)
    case .int64: try sort(Int64.self, x, view, positions, output)
    case .uint8, .bool: try sort(UInt8.self, x, view, positions, output)
    case .uint16: try sort(UInt16.self, x, view, positions, output)
    case .uint32: try sort(UInt32.self, x, view, positions, output)
    case .uint64: try sort(UInt64.self, x, view, positions, output)
    case .complex64: try sort(Complex64.self, x, view, positions, output)
    }
  }

  private static func sort<T: Element>(
    _ type: T.Type, _ x: Tensor, _ view: AxisView, _ positions: Bool, _ output: Tensor
  ) throws(TensorError) {
    if x.count == 0 { return }
    let from = unsafe x.storage.elements(type)
    var row: [(T, UInt32)] = []
    row.reserveCapacity(view.length)
    for o in 0..<view.outer {
      try Interrupt.check()
      for i in 0..<view.inner {
        let start = o * view.length * view.inner + i
        row.removeAll(keepingCapacity: true)
        for k in 0..<view.length {
          if k & 0xF_FFFF == 0xF_FFFF { try Interrupt.check() }
          row.append((unsafe from[start + k * view.inner], UInt32(truncatingIfNeeded: k)))
        }
        try sort(&row)
        for (k, entry) in row.enumerated() {
          if k & 0xF_FFFF == 0xF_FFFF { try Interrupt.check() }
          if positions {
            unsafe output.storage.mutableElements(UInt32.self)[start + k * view.inner] = entry.1
          } else {
            unsafe output.storage.mutableElements(type)[start + k * view.inner] = entry.0
          }
        }
      }
    }
  }

  /// Sorts pieces that take a few milliseconds, then joins them in pairs: a stop is seen in between.
  private static func sort<T: Element>(_ row: inout [(T, UInt32)]) throws(TensorError) {
    // Swift's sort is stable in fact but not by contract: the position decides.
    func isBefore(_ one: (T, UInt32), _ other: (T, UInt32)) -> Bool {
      if precedes(one.0, other.0) { return true }
      return !precedes(other.0, one.0) && one.1 < other.1
    }
    let count = row.count
    var size = 1 << 16
    if count <= size { return row.sort(by: isBefore) }
    for start in stride(from: 0, to: count, by: size) {
      try Interrupt.check()
      row[start..<Swift.min(start + size, count)].sort(by: isBefore)
    }
    var joined: [(T, UInt32)] = []
    joined.reserveCapacity(count)
    while size < count {
      joined.removeAll(keepingCapacity: true)
      for start in stride(from: 0, to: count, by: 2 * size) {
        var left = start
        let middle = Swift.min(start + size, count)
        var right = middle
        let end = Swift.min(start + 2 * size, count)
        while left < middle && right < end {
          if joined.count & 0xFFFF == 0xFFFF { try Interrupt.check() }
          if isBefore(row[right], row[left]) {
            joined.append(row[right])
            right += 1
          } else {
            joined.append(row[left])
            left += 1
          }
        }
        joined += row[left..<middle]
        joined += row[right..<end]
      }
      swap(&row, &joined)
      size *= 2
    }
  }

  /// Less, with what is not equal to itself, NaN, after everything.
  @inline(__always)
  private static func precedes<T: Element>(_ a: T, _ b: T) -> Bool {
    if !T.equal(a, a) { return false }
    return !T.equal(b, b) || T.less(a, b)
  }

  /// For each of `values` its place in the ascending vector `sorted`, before equals or after them.
  static func search(_ sorted: Tensor, _ values: Tensor, afterEquals: Bool, into output: Tensor)
    throws(TensorError)
  {
    precondition(sorted.dtype == values.dtype && output.dtype == .uint32)
    let rows = doubles(sorted)
    let wanted = doubles(values)
    let places = wanted.map { value in
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if afterEquals ? rows[middle] <= value : rows[middle] < value {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return UInt32(truncatingIfNeeded: low)
    }
    fill(output, from: places)
  }
}

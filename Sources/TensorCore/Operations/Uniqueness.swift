extension Tensor {
  /// Different elements in ascending order, `size` of them: the last ones left out, or `fill` (the
  /// smallest without one) added.
  ///
  /// - Returns: the elements; for each its first place in the flattened array; for each element of
  ///   the array the number of its equal; how often each occurs.
  public func unique(size: Int, fill: Tensor? = nil) throws(TensorError) -> (
    values: Tensor, first: Tensor, inverse: Tensor, counts: Tensor
  ) {
    guard size >= 0 else { throw .argument(operation: "unique", "Received negative size \(size).") }
    if count == 0, size > 0, fill == nil {
      throw .argument(
        operation: "unique", "A fill value is required for an empty input with a non-zero size.")
    }
    let flat = try reshaped([-1])
    let order = try flat.argsort(axis: 0)
    let sorted = try flat.sorted(axis: 0)
    var differs = try Tensor.zeros([0], dtype: .bool)
    if count > 1 {
      differs = try sorted[[.slice(1, nil, nil)]] != sorted[[.slice(nil, -1, nil)]]
    }
    func part(_ kind: UniquePart.Kind) throws(TensorError) -> Tensor {
      try UniquePart(kind: kind, size: size, shape: shape)([order, differs])
    }
    let (inverse, counts) = (try part(.inverse), try part(.counts))
    if count == 0 || size == 0 {
      let zero = try Tensor.zeros([], dtype: dtype)
      let ground = try (fill ?? zero).asType(dtype)
      return (
        try ground.reshaped([1]).broadcast(to: [size]), try Tensor.zeros([size], dtype: .uint32),
        inverse, counts
      )
    }
    let places = try part(.places)
    let isPadding = try places < Tensor(0, dtype: .int64)
    // Places of padding are those of the smallest element, and so are its values unless told otherwise.
    let all = try Tensor.where(isPadding, places[0], places)
    var values = try flat.take(all, axis: 0)
    if let fill {
      values = try Tensor.where(isPadding, fill.asType(dtype).reshaped([]), values)
    }
    return (values, try all.asType(.uint32), inverse, counts)
  }
}

/// A part of what `unique` gives: inputs are the order of the sorted elements, and for each but the
/// first of them whether it differs from the one before. No gradient.
struct UniquePart: Operation {
  enum Kind {
    /// Where each different element stands first, `int64`, −1 beyond the last.
    case places
    /// For each element which one it is, and how often each is there.
    case inverse, counts
  }

  let kind: Kind
  let size: Int
  let shape: [Int]
  var name: String { "unique" }

  func result(of inputs: [Tensor]) throws(TensorError) -> ResultType {
    switch kind {
    case .places: ResultType([size], .int64)
    case .inverse: ResultType(shape, .uint32)
    case .counts: ResultType([size], .int32)
    }
  }

  func run(_ inputs: [Tensor], into output: Tensor) throws(TensorError) {
    let order = Loops.array(inputs[0], of: UInt32.self)
    let differs = Loops.array(inputs[1], of: UInt8.self)
    // What lies beyond the elements is room in the output, and no more than that.
    let most = Swift.min(size, order.count)
    let beyond = output.count - most
    var places = [Int64](repeating: -1, count: most)
    var counts = [Int32](repeating: 0, count: most)
    var inverse = [UInt32](repeating: 0, count: order.count)
    var number = -1
    for (position, element) in order.enumerated() {
      if position & 0xFFFFF == 0xFFFFF { try Interrupt.check() }
      if position == 0 || differs[position - 1] != 0 {
        number += 1
        if number < most { places[number] = Int64(element) }
      }
      if number < most { counts[number] += 1 }
      inverse[Int(element)] = UInt32(Swift.min(number, Swift.max(0, size - 1)))
    }
    switch kind {
    case .places: Loops.fill(output, from: places + Array(repeating: -1, count: beyond))
    case .inverse: Loops.fill(output, from: inverse)
    case .counts: Loops.fill(output, from: counts + Array(repeating: 0, count: beyond))
    }
  }

  func pullback(_ gradient: Tensor, at point: Point) throws(TensorError) -> [Tensor?] {
    [nil, nil]
  }
}

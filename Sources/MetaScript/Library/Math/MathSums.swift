import Glibc

extension MathFunctions {
  static let sumRows: [Builtin] = [
    Builtin("fsum(seq, /)", does: "The sum of floats, rounded once.") { call throws(Raised) in
      try exactSum(call)
    },
    Builtin("prod(iterable, /, *, start=1)", does: "The product of the items.") {
      call throws(Raised) in
      let machine = call.machine
      var result = call[1].isUndefined ? Value.int(1) : call[1]
      let iterator = try machine.iterator(call[0])
      machine.pin(iterator)
      let place = machine.pins.count
      machine.pin(result)
      while let item = try machine.next(iterator) {
        try machine.charge(1)
        machine.pin(item)
        machine.collectIfDue()
        result = try machine.binary(.multiply, result, item, inPlace: false)
        machine.pins.removeLast()
        machine.pins[place] = result
      }
      return result
    },
    Builtin("hypot(*coordinates)", does: "The length of a vector.") { call throws(Raised) in
      var values: [Double] = []
      for index in 0..<call.restCount {
        values.append(abs(try call.machine.realNumber(call.rest(index))))
      }
      return .float(VectorLength.length(values))
    },
    Builtin("dist(p, q, /)", does: "The distance of two points.") { call throws(Raised) in
      let (p, q) = (try coordinates(call, call[0]), try coordinates(call, call[1]))
      if p.count != q.count {
        throw call.error(
          .valueError, "both points must have the same number of dimensions")
      }
      return .float(VectorLength.length(zip(p, q).map { abs($0 - $1) }))
    },
  ]

  private static func coordinates(
    _ call: borrowing Call, _ point: Value
  ) throws(Raised) -> [Double] {
    let machine = call.machine
    var items: [Value] = []
    if let tuple = TupleRef(machine.unwrap(point)) {
      items = (0..<tuple.count).map { tuple[$0] }
    } else {
      let list = try machine.list(from: point)
      machine.pin(list.value)
      items = list.snapshot
    }
    var result: [Double] = []
    for item in items { result.append(try machine.realNumber(item)) }
    return result
  }

  /// Shewchuk's sum: partial sums that do not overlap, rounded together at the end.
  private static func exactSum(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    var partials: [Double] = []
    var special = 0.0
    var infinite = 0.0
    let iterator = try machine.iterator(call[0])
    machine.pin(iterator)
    while let item = try machine.next(iterator) {
      try machine.charge(1)
      let original = try machine.realNumber(item)
      var x = original
      var kept = 0
      for index in partials.indices {
        var y = partials[index]
        if abs(x) < abs(y) { (x, y) = (y, x) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      partials.removeSubrange(kept...)
      if x.isFinite {
        if x != 0 { partials.append(x) }
      } else if original.isFinite {
        throw call.error(.overflowError, "intermediate overflow in fsum")
      } else {
        if original.isInfinite { infinite += original }
        special += original
        partials = []
      }
    }
    if special != 0 || special.isNaN {
      if infinite.isNaN { throw call.error(.valueError, "-inf + inf in fsum") }
      return .float(special)
    }
    return .float(roundedTotal(partials))
  }

  private static func roundedTotal(_ partials: [Double]) -> Double {
    guard var high = partials.last else { return 0 }
    var rest = partials.dropLast()
    var low = 0.0
    while let y = rest.popLast() {
      let x = high
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    // A tie is decided by the sign of what is still below it.
    if let below = rest.last, (low < 0 && below < 0) || (low > 0 && below > 0) {
      let doubled = low * 2
      let moved = high + doubled
      if doubled == moved - high { high = moved }
    }
    return high
  }
}

/// The Euclidean norm as CPython 3.11 computes it: scaled, squares split exactly, sums compensated,
/// and one step of correction.
enum VectorLength {
  /// - Parameter values: not negative.
  static func length(_ values: [Double]) -> Double {
    let largest = values.reduce(0.0) { $1 > $0 ? $1 : $0 }
    if largest.isInfinite { return largest }
    if values.contains(where: \.isNaN) { return .nan }
    if largest == 0 || values.count <= 1 { return largest }
    let exponent = Int(largest.exponent) + 1
    if exponent < -1_023 { return tinyLength(values, largest) }
    let scale = Glibc.ldexp(1.0, Int32(-exponent))
    var sum = CompensatedSum()
    for value in values {
      let (high, low) = split(value * scale)
      sum.add(high * high, to: \.first)
      sum.add(2 * high * low, to: \.second)
      sum.third += low * low
    }
    let root = sum.total.squareRoot()
    let (high, low) = split(root)
    sum.add(-high * high, to: \.first)
    sum.add(-2 * high * low, to: \.second)
    sum.add(-low * low, to: \.third)
    return (root + sum.total / (2 * root)) / scale
  }

  private static func tinyLength(_ values: [Double], _ largest: Double) -> Double {
    var sum = CompensatedSum()
    for value in values {
      let x = value / largest
      sum.add(x * x, to: \.first)
    }
    return largest * (sum.sum - 1 + sum.first).squareRoot()
  }

  /// Veltkamp's split in halves whose products are exact.
  private static func split(_ x: Double) -> (high: Double, low: Double) {
    let t = x * 134_217_729
    let high = t - (t - x)
    return (high, x - high)
  }

  private struct CompensatedSum {
    var sum = 1.0
    var first = 0.0
    var second = 0.0
    var third = 0.0

    mutating func add(_ x: Double, to rest: WritableKeyPath<CompensatedSum, Double>) {
      let old = sum
      sum += x
      self[keyPath: rest] += (old - sum) + x
    }

    var total: Double { sum - 1 + (first + second + third) }
  }
}

/// The places that a slice picks from a sequence: `count` of them from `start` by `step`.
struct SlicePlaces {
  var start: Int
  var stop: Int
  var step: Int
  var count: Int
}

extension Machine {
  /// A slice's fields for a sequence of a length: CPython's `PySlice_Unpack` and
  /// `PySlice_AdjustIndices`.
  func places(_ slice: SliceRef, length: Int) throws(Raised) -> SlicePlaces {
    let step = try sliceField(slice.step) ?? 1
    if step == 0 { throw error(.valueError, "slice step cannot be zero") }
    let lowest = step < 0 ? -1 : 0
    let highest = step < 0 ? length - 1 : length
    func clip(_ value: Int) -> Int {
      value < 0 ? max(value + length, lowest) : min(value, highest)
    }
    let start = try sliceField(slice.start).map(clip) ?? (step < 0 ? highest : lowest)
    let stop = try sliceField(slice.stop).map(clip) ?? (step < 0 ? lowest : highest)
    var count = 0
    if step > 0, start < stop { count = (stop - start - 1) / step + 1 }
    if step < 0, stop < start { count = (start - stop - 1) / -step + 1 }
    return SlicePlaces(start: start, stop: stop, step: step, count: count)
  }

  /// A bound of a slice, cut to what fits; nil for None.
  private func sliceField(_ value: Value) throws(Raised) -> Int? {
    if value.tag == .int { return max(value.asInt, -Int.max) }
    if value.isNone { return nil }
    guard let number = try integer(value) else {
      throw typeError(
        "slice indices must be integers or None or have an __index__ method")
    }
    if number.isInt { return max(number.asInt, -Int.max) }
    return (compareNumbers(number, .int(0)) ?? 0) < 0 ? -Int.max : Int.max
  }

  func slice(of list: ListRef, _ slice: SliceRef) throws(Raised) -> Value {
    let places = try places(slice, length: list.count)
    let result = try heap.list(capacity: places.count)
    for index in 0..<places.count {
      try tick(index)
      try heap.append(list[places.start + index * places.step], to: result)
    }
    return result.value
  }

  func slice(of tuple: TupleRef, _ slice: SliceRef) throws(Raised) -> Value {
    let places = try places(slice, length: tuple.count)
    if places.count == tuple.count, places.step == 1 { return tuple.value }
    let result = try heap.tuple(count: places.count)
    for index in 0..<places.count {
      try tick(index)
      result.initialize(index, to: tuple[places.start + index * places.step])
    }
    return result.value
  }

  func slice(of string: StringRef, _ slice: SliceRef) throws(Raised) -> Value {
    let places = try places(slice, length: string.count)
    try chargeBytes(places.count)
    return try heap.substring(
      string, from: places.start, count: places.count, step: places.step)
  }

  /// A part of a range is a range; its fields may be ints of any size.
  func slice(of range: RangeRef, _ slice: SliceRef) throws(Raised) -> Value {
    let fields = try indices(of: slice, length: range.length)
    func place(_ index: Value) throws(Raised) -> Value {
      let offset = try arithmetic(.multiply, index, range.step) ?? .none
      return try arithmetic(.add, range.start, offset) ?? .none
    }
    let step = try arithmetic(.multiply, range.step, fields.step) ?? .none
    return try makeRange(place(fields.start), place(fields.stop), step)
  }

  /// `slice.indices(length)` for lengths of any size.
  func indices(
    of slice: SliceRef, length: Value
  ) throws(Raised) -> (start: Value, stop: Value, step: Value) {
    func sign(_ value: Value) -> Int { compareNumbers(value, .int(0)) ?? 0 }
    func field(_ value: Value) throws(Raised) -> Value? {
      if value.isNone { return nil }
      guard let number = try integer(value) else {
        throw typeError(
          "slice indices must be integers or None or have an __index__ method")
      }
      return number
    }
    let step = try field(slice.step) ?? .int(1)
    if sign(step) == 0 { throw error(.valueError, "slice step cannot be zero") }
    let isDown = sign(step) < 0
    let lowest = Value.int(isDown ? -1 : 0)
    let highest = isDown ? try arithmetic(.subtract, length, .int(1)) ?? length : length
    func clip(_ value: Value) throws(Raised) -> Value {
      if sign(value) < 0 {
        let moved = try arithmetic(.add, value, length) ?? value
        return (compareNumbers(moved, lowest) ?? 0) < 0 ? lowest : moved
      }
      return (compareNumbers(value, highest) ?? 0) > 0 ? highest : value
    }
    var (start, stop) = (isDown ? highest : lowest, isDown ? lowest : highest)
    if let given = try field(slice.start) { start = try clip(given) }
    if let given = try field(slice.stop) { stop = try clip(given) }
    return (start, stop, step)
  }

  /// A range with its length.
  func makeRange(_ start: Value, _ stop: Value, _ step: Value) throws(Raised) -> Value {
    let isDown = (compareNumbers(step, .int(0)) ?? 0) < 0
    let (low, high) = isDown ? (stop, start) : (start, stop)
    if (compareNumbers(low, high) ?? 0) >= 0 {
      return heap.range(start, stop, step, length: .int(0))
    }
    let width = isDown ? try arithmetic(.minus, step) ?? step : step
    let span = try arithmetic(.subtract, high, low) ?? .int(0)
    let last = try arithmetic(.subtract, span, .int(1)) ?? .int(0)
    let steps = try arithmetic(.floorDivide, last, width) ?? .int(0)
    let length = try arithmetic(.add, steps, .int(1)) ?? .int(0)
    return heap.range(start, stop, step, length: length)
  }

  /// `list[slice] = items`
  func setSlice(
    of list: ListRef, _ slice: SliceRef, to value: Value
  ) throws(Raised) {
    let isPlain = slice.step.isNone || slice.step.isInt && slice.step.asInt == 1
    var source = value
    if value.tag != .list, value.tag != .tuple {
      guard let iterator = try iteratorIfPresent(value) else {
        throw typeError(
          isPlain ? "can only assign an iterable" : "must assign iterable to extended slice")
      }
      source = iterator
    }
    let mark = pins.count
    pins.append(source)
    defer { unpin(to: mark) }
    let items = try self.list(from: source).snapshot
    let places = try places(slice, length: list.count)
    try charge(list.count >> 10)
    if places.step == 1 {
      let end = max(places.start, places.stop)
      return try heap.replace(places.start..<end, of: list, with: items)
    }
    guard items.count == places.count else {
      throw error(
        .valueError,
        "attempt to assign sequence of size \(items.count) to extended slice of size "
          + "\(places.count)")
    }
    for (index, item) in items.enumerated() { list[places.start + index * places.step] = item }
  }

  /// `del list[slice]`
  func deleteSlice(of list: ListRef, _ slice: SliceRef) throws(Raised) {
    let places = try places(slice, length: list.count)
    if places.count == 0 { return }
    try charge(list.count >> 10)
    if places.step == 1 {
      return try heap.replace(places.start..<places.start + places.count, of: list, with: [])
    }
    let last = places.start + (places.count - 1) * places.step
    let (low, width) = places.step < 0 ? (last, -places.step) : (places.start, places.step)
    var kept = low
    try charge(list.count >> 10)
    for index in low..<list.count {
      let offset = index - low
      if offset % width == 0, offset / width < places.count { continue }
      list[kept] = list[index]
      kept += 1
    }
    heap.truncate(list, to: kept)
  }
}

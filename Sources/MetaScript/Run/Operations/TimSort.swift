/// What a sort asks of its elements.
protocol SortOrder {
  associatedtype Element: BitwiseCopyable
  /// Whether `a` must stand before `b`.
  func isLess(_ a: Element, _ b: Element) throws(Raised) -> Bool
}

/// CPython 3.11's list sort: natural runs, extended by binary insertion, merged by galloping in the
/// order of powersort. Up to 63 items it asks the same comparisons as CPython in the same order, so
/// that there even an order that contradicts itself (nan among floats) gives CPython's result.
///
/// When a comparison throws, `items` is left as some permutation of what it was.
struct TimSort<Order: SortOrder> {
  private struct Run {
    var start: Int
    var count: Int
    var power = 0
  }

  let items: SortBuffer<Order.Element>
  private let order: Order
  private var pending: [Run] = []
  private var minimumGallop = 7

  init(_ items: SortBuffer<Order.Element>, order: Order) {
    self.items = items
    self.order = order
  }

  mutating func sort() throws(Raised) {
    let total = items.count
    if total < 2 { return }
    var minimumRun = total
    var rest = 0
    while minimumRun >= 64 {
      rest |= minimumRun & 1
      minimumRun >>= 1
    }
    minimumRun += rest
    var start = 0
    while start < total {
      var count = try run(from: start, to: total)
      if count < minimumRun {
        let forced = min(minimumRun, total - start)
        try insert(from: start, to: start + forced, sorted: start + count)
        count = forced
      }
      try add(Run(start: start, count: count), total: total)
      start += count
    }
    while pending.count > 1 {
      var place = pending.count - 2
      if place > 0, pending[place - 1].count < pending[place + 1].count { place -= 1 }
      try mergeRuns(at: place)
    }
  }

  /// The length of the run that begins at `start`; a descending one is reversed.
  private mutating func run(from start: Int, to end: Int) throws(Raised) -> Int {
    var next = start + 1
    if next == end { return 1 }
    let isDescending = try order.isLess(items[next], items[start])
    next += 1
    while next < end, try order.isLess(items[next], items[next - 1]) == isDescending { next += 1 }
    if isDescending { reverse(start, next) }
    return next - start
  }

  private mutating func reverse(_ start: Int, _ end: Int) {
    var (low, high) = (start, end - 1)
    while low < high {
      items.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Binary insertion of the items from `sorted` on.
  private mutating func insert(from start: Int, to end: Int, sorted: Int) throws(Raised) {
    for place in sorted..<end {
      let pivot = items[place]
      var (low, high) = (start, place)
      while low < high {
        let middle = low + (high - low) >> 1
        if try order.isLess(pivot, items[middle]) { high = middle } else { low = middle + 1 }
      }
      var hole = place
      while hole > low {
        items[hole] = items[hole - 1]
        hole -= 1
      }
      items[low] = pivot
    }
  }

  private mutating func add(_ run: Run, total: Int) throws(Raised) {
    if let last = pending.last {
      let power = Self.power(last.start, last.count, run.count, total)
      while pending.count > 1, pending[pending.count - 2].power > power {
        try mergeRuns(at: pending.count - 2)
      }
      pending[pending.count - 1].power = power
    }
    pending.append(run)
  }

  /// The depth in a balanced tree of the node that would join two neighbouring runs.
  private static func power(_ start: Int, _ first: Int, _ second: Int, _ total: Int) -> Int {
    var result = 0
    var a = 2 * start + first
    var b = a + first + second
    while true {
      result += 1
      if a >= total {
        a -= total
        b -= total
      } else if b >= total {
        return result
      }
      a <<= 1
      b <<= 1
    }
  }

  private mutating func mergeRuns(at place: Int) throws(Raised) {
    var (first, second) = (pending[place], pending[place + 1])
    pending[place].count = first.count + second.count
    pending.remove(at: place + 1)
    let skipped = try gallopRight(items[second.start], first.start, first.count, 0)
    first.start += skipped
    first.count -= skipped
    if first.count == 0 { return }
    let last = items[first.start + first.count - 1]
    second.count = try gallopLeft(
      last, second.start, second.count, second.count - 1)
    if second.count == 0 { return }
    if first.count <= second.count {
      try mergeLow(first, second)
    } else {
      try mergeHigh(first, second)
    }
  }

  /// The place in a sorted part, counted from its start, before the first item not less than `key`.
  private func gallopLeft(
    _ key: Order.Element, _ start: Int, _ count: Int, _ hint: Int
  ) throws(Raised) -> Int {
    var (low, high) = (0, 1)
    if try order.isLess(items[start + hint], key) {
      let limit = count - hint
      while high < limit, try order.isLess(items[start + hint + high], key) {
        low = high
        high = high * 2 + 1
      }
      (low, high) = (hint + low, hint + min(high, limit))
    } else {
      let limit = hint + 1
      while high < limit, try !order.isLess(items[start + hint - high], key) {
        low = high
        high = high * 2 + 1
      }
      (low, high) = (hint - min(high, limit), hint - low)
    }
    low += 1
    while low < high {
      let middle = low + (high - low) >> 1
      if try order.isLess(items[start + middle], key) { low = middle + 1 } else { high = middle }
    }
    return high
  }

  /// The same behind the last item not greater than `key`.
  private func gallopRight(
    _ key: Order.Element, _ start: Int, _ count: Int, _ hint: Int
  ) throws(Raised) -> Int {
    var (low, high) = (0, 1)
    if try order.isLess(key, items[start + hint]) {
      let limit = hint + 1
      while high < limit, try order.isLess(key, items[start + hint - high]) {
        low = high
        high = high * 2 + 1
      }
      (low, high) = (hint - min(high, limit), hint - low)
    } else {
      let limit = count - hint
      while high < limit, try !order.isLess(key, items[start + hint + high]) {
        low = high
        high = high * 2 + 1
      }
      (low, high) = (hint + low, hint + min(high, limit))
    }
    low += 1
    while low < high {
      let middle = low + (high - low) >> 1
      if try order.isLess(key, items[start + middle]) { high = middle } else { low = middle + 1 }
    }
    return high
  }

  /// Merges neighbouring runs of which the first is the shorter one, from the left.
  private mutating func mergeLow(_ first: Run, _ second: Run) throws(Raised) {
    let left = items.part(first.start, count: first.count)
    var merge = TimSortMerge<Order>(items: left, target: first.start)
    var next = second.start
    let end = second.start + second.count
    do throws(Raised) {
      items[merge.target] = items[next]
      merge.target += 1
      next += 1
      try mergeLow(&merge, &next, end)
    } catch {
      finishLow(merge)
      throw error
    }
    finishLow(merge)
  }

  /// What is left of the first run goes into the gap before the rest of the second.
  private mutating func finishLow(_ merge: TimSortMerge<Order>) {
    for (offset, place) in (merge.place..<merge.items.count).enumerated() {
      items[merge.target + offset] = merge.items[place]
    }
  }

  private mutating func mergeLow(
    _ merge: inout TimSortMerge<Order>, _ next: inout Int, _ end: Int
  ) throws(Raised) {
    while true {
      var (winsLeft, winsRight) = (0, 0)
      repeat {
        // The last item of the first run is known to end the whole.
        if next == end || merge.items.count - merge.place <= 1 {
          moveRest(&merge, &next, end)
          return
        }
        if try order.isLess(items[next], merge.items[merge.place]) {
          put(items[next], &merge)
          next += 1
          winsRight += 1
          winsLeft = 0
        } else {
          put(merge.items[merge.place], &merge)
          merge.place += 1
          winsLeft += 1
          winsRight = 0
        }
      } while max(winsLeft, winsRight) < minimumGallop
      minimumGallop += 1
      repeat {
        minimumGallop -= minimumGallop > 1 ? 1 : 0
        if next == end || merge.items.count - merge.place <= 1 {
          moveRest(&merge, &next, end)
          return
        }
        winsLeft = try merge.gallopRight(items[next], order)
        for _ in 0..<winsLeft {
          put(merge.items[merge.place], &merge)
          merge.place += 1
        }
        if merge.items.count - merge.place <= 1 {
          moveRest(&merge, &next, end)
          return
        }
        put(items[next], &merge)
        next += 1
        if next == end {
          return
        }
        winsRight = try gallopLeft(merge.items[merge.place], next, end - next, 0)
        for _ in 0..<winsRight {
          put(items[next], &merge)
          next += 1
        }
        if next == end { return }
        put(merge.items[merge.place], &merge)
        merge.place += 1
      } while winsLeft >= 7 || winsRight >= 7
      minimumGallop += 1
    }
  }

  @inline(__always)
  private mutating func put(_ item: Order.Element, _ merge: inout TimSortMerge<Order>) {
    items[merge.target] = item
    merge.target += 1
  }

  /// With one item of the first run left, all of the second goes before it.
  private mutating func moveRest(
    _ merge: inout TimSortMerge<Order>, _ next: inout Int, _ end: Int
  ) {
    while next < end {
      put(items[next], &merge)
      next += 1
    }
  }

  /// Merges neighbouring runs of which the second is the shorter one, from the right.
  private mutating func mergeHigh(_ first: Run, _ second: Run) throws(Raised) {
    let right = items.part(second.start, count: second.count)
    var place = right.count - 1
    var next = first.start + first.count - 1
    var target = second.start + second.count - 1
    defer {
      // Whatever of the second run has not been placed fills the gap at `target`.
      while place >= 0 {
        items[target] = right[place]
        target -= 1
        place -= 1
      }
    }
    items[target] = items[next]
    target -= 1
    next -= 1
    var (winsLeft, winsRight) = (0, 0)
    while next >= first.start, place >= 1 {
      if try order.isLess(right[place], items[next]) {
        items[target] = items[next]
        next -= 1
        winsLeft += 1
        winsRight = 0
      } else {
        items[target] = right[place]
        place -= 1
        winsRight += 1
        winsLeft = 0
      }
      target -= 1
      if winsLeft >= minimumGallop {
        // Everything of the first run that is greater than the second's last moves at once.
        let count = next - first.start + 1
        if count == 0 { break }
        let kept = try gallopRight(right[place], first.start, count, count - 1)
        for _ in kept..<count {
          items[target] = items[next]
          target -= 1
          next -= 1
        }
        winsLeft = 0
      }
    }
    while place == 0, next >= first.start {
      items[target] = items[next]
      target -= 1
      next -= 1
    }
  }
}

/// The state of a merge from the left: the copied first run, the next place in it, and the place
/// of `TimSort.items` to fill.
private struct TimSortMerge<Order: SortOrder> {
  let items: SortBuffer<Order.Element>
  var place = 0
  var target: Int

  init(items: SortBuffer<Order.Element>, target: Int) {
    self.items = items
    self.target = target
  }

  /// How many of the remaining items are not greater than `key`.
  func gallopRight(_ key: Order.Element, _ order: Order) throws(Raised) -> Int {
    let count = items.count - place
    if try order.isLess(key, items[place]) { return 0 }
    var (low, high) = (0, 1)
    while high < count, try !order.isLess(key, items[place + high]) {
      low = high
      high = high * 2 + 1
    }
    high = min(high, count)
    low += 1
    while low < high {
      let middle = low + (high - low) >> 1
      if try order.isLess(key, items[place + middle]) { high = middle } else { low = middle + 1 }
    }
    return high
  }
}

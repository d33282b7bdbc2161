/// What a sort by digits orders: something with a key of 64 bits, whose order is that of unsigned
/// numbers.
protocol RadixItem: BitwiseCopyable {
  var key: UInt64 { get }
}

/// A sort by the digits of numbers, lowest digit first (Knuth, vol. 3, section 5.2.5). It is stable,
/// and has none of a comparing sort's branches, which for numbers cost more than all else.
struct RadixSort<Item: RadixItem> {
  private let items: SortBuffer<Item>
  /// The bits in which keys differ: only their digits need a pass.
  private var differing: UInt64 = 0
  private var isSorted = true

  init(count: Int, _ item: (Int) -> Item) {
    items = SortBuffer(count: count, item)
    guard count > 0 else { return }
    let first = items[0].key
    var last = first
    for index in 1..<count {
      let key = items[index].key
      differing |= key ^ first
      if key < last { isSorted = false }
      last = key
    }
  }

  /// The items in the order of their keys; `charge` hears of the work as it is done.
  func sorted(
    charge: (Int) throws(Raised) -> Void
  ) throws(Raised) -> SortBuffer<Item> {
    if isSorted { return items }
    var (source, target) = (items, SortBuffer<Item>(count: items.count))
    // More digits' counters than items would cost more than the passes they save.
    let bits = items.count < 4_096 ? 8 : 11
    let counters = SortBuffer<Int>(count: 1 << bits)
    for shift in stride(from: 0, to: 64, by: bits)
    where differing >> UInt64(shift) & UInt64(1 << bits - 1) != 0 {
      try Self.pass(from: source, to: target, shift, counters, charge)
      swap(&source, &target)
    }
    return source
  }

  /// Puts the items in the order of one digit.
  private static func pass(
    from source: SortBuffer<Item>, to target: SortBuffer<Item>, _ shift: Int,
    _ counters: SortBuffer<Int>, _ charge: (Int) throws(Raised) -> Void
  ) throws(Raised) {
    let mask = UInt64(counters.count - 1)
    func digit(_ item: Item) -> Int { Int(truncatingIfNeeded: item.key &>> UInt64(shift) & mask) }
    for index in 0..<counters.count { counters[index] = 0 }
    for index in 0..<source.count { counters[digit(source[index])] &+= 1 }
    var place = 0
    for index in 0..<counters.count {
      let count = counters[index]
      counters[index] = place
      place &+= count
    }
    let block = 1 << 16
    for start in stride(from: 0, to: source.count, by: block) {
      let end = min(start &+ block, source.count)
      try charge((end - start) / 16)
      for index in start..<end {
        let item = source[index]
        let digit = digit(item)
        target[counters[digit]] = item
        counters[digit] &+= 1
      }
    }
  }
}

/// A key and the place of what it belongs to.
struct PlacedKey: RadixItem {
  let key: UInt64
  let place: Int32
}

/// An int alone, in the order of ints.
struct IntKey: RadixItem {
  let key: UInt64

  init(_ value: Int) { key = Self.key(value) }

  var value: Int { Int(bitPattern: UInt(key ^ 1 << 63)) }

  static func key(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value)) ^ 1 << 63 }

  /// The key of a float that is not nan; both zeros are one.
  static func key(_ value: Double) -> UInt64 {
    let bits = value == 0 ? 0 : value.bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}

/// Values that Swift code holds across calls into the script, the newest last.
///
/// A stack of its own and not an array: every built-in asks for its height, and most loops over an
/// iterator push and pop.
@safe struct PinStack: ~Copyable {
  private var values: UnsafeMutablePointer<Value>
  private var capacity = 64
  private(set) var count = 0

  init() { unsafe values = .allocate(capacity: capacity) }

  deinit { unsafe values.deallocate() }

  @inline(__always) subscript(index: Int) -> Value {
    get {
      precondition(index >= 0 && index < count, "a pin that has been given up")
      return unsafe values[index]
    }
    set {
      precondition(index >= 0 && index < count, "a pin that has been given up")
      unsafe values[index] = newValue
    }
  }

  @inline(__always) mutating func append(_ value: Value) {
    if count == capacity { grow() }
    unsafe values[count] = value
    count &+= 1
  }

  /// Gives up the last pins; there must be as many.
  @inline(__always) mutating func removeLast(_ number: Int = 1) {
    precondition(number >= 0 && number <= count, "more pins given up than there are")
    count &-= number
  }

  mutating func removeAll() { count = 0 }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
    unsafe larger.update(from: values, count: count)
    unsafe values.deallocate()
    unsafe values = larger
    capacity *= 2
  }
}

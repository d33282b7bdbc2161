/// Elements under a sort: memory of their own, read and written without the checks that an array
/// makes for every access.
@safe final class SortBuffer<Element: BitwiseCopyable> {
  private let elements: UnsafeMutablePointer<Element>
  let count: Int

  /// Elements that are written before they are read.
  init(count: Int) {
    self.count = count
    unsafe elements = .allocate(capacity: max(count, 1))
  }

  convenience init(count: Int, _ element: (Int) -> Element) {
    self.init(count: count)
    for index in 0..<count { unsafe (elements + index).initialize(to: element(index)) }
  }

  deinit { unsafe elements.deallocate() }

  @inline(__always) subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe elements[index]
    }
    set {
      assert(index >= 0 && index < count)
      unsafe elements[index] = newValue
    }
  }

  /// A copy of a part.
  func part(_ start: Int, count: Int) -> SortBuffer {
    SortBuffer(count: count) { self[start + $0] }
  }

  func swapAt(_ a: Int, _ b: Int) { (self[a], self[b]) = (self[b], self[a]) }
}

/// What attribute and method instructions have found lately, for every class that comes by.
///
/// A cache at an instruction remembers one shape; where instances of several classes meet, the
/// others are found here, by shape and name, at the cost of one probe. A slot of the table holds
/// whatever came last.
@safe struct AttributeTable: ~Copyable {
  enum Use: UInt { case get, set, method }

  private struct Entry: BitwiseCopyable {
    /// The name's address, and what for: names are aligned, so the two share a word.
    var name: UInt
    var found: InlineCache
  }

  private static var size: Int { 1_024 }
  private let entries: UnsafeMutablePointer<Entry>

  init() {
    unsafe entries = .allocate(capacity: Self.size)
    unsafe entries.initialize(
      repeating: Entry(name: 0, found: .empty), count: Self.size)
  }

  deinit { unsafe entries.deallocate() }

  @inline(__always) private func place(_ key: UInt, _ name: UInt) -> Int {
    Int((key >> 4 ^ name >> 5 ^ name << 3) & UInt(Self.size - 1))
  }

  @inline(__always) private func key(_ name: StringRef, _ use: Use) -> UInt {
    unsafe UInt(bitPattern: name.pointer) | use.rawValue
  }

  /// What was found for a name on this shape (or kind of value), as of this epoch.
  @inline(__always) func found(
    _ key: UInt, _ name: StringRef, _ use: Use, _ epoch: UInt32
  ) -> InlineCache? {
    let name = self.key(name, use)
    let entry = unsafe entries[place(key, name)]
    guard entry.name == name, entry.found.key == key, entry.found.epoch == epoch else { return nil }
    return entry.found
  }

  func remember(_ found: InlineCache, _ name: StringRef, _ use: Use) {
    let name = key(name, use)
    unsafe entries[place(found.key, name)] = Entry(name: name, found: found)
  }
}

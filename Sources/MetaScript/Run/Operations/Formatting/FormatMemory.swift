/// Format specifications that have been read, by the literal they stand in.
///
/// Only interned strings are remembered: they live as long as the session, so that an address
/// stands for one text.
struct FormatMemory {
  private struct Entry {
    var text: StringRef?
    var type: UInt32 = 0
    var parsed = FormatSpecification(type: 0, align: "<")
  }

  private static var size: Int { 64 }
  private var entries = [Entry](repeating: Entry(), count: size)

  private func place(_ text: StringRef, _ type: UInt32) -> Int {
    unsafe Int((UInt(bitPattern: text.pointer) >> 4 ^ UInt(type)) & UInt(Self.size - 1))
  }

  func found(_ text: StringRef, _ type: UInt32) -> FormatSpecification? {
    let entry = entries[place(text, type)]
    return entry.text == text && entry.type == type ? entry.parsed : nil
  }

  mutating func remember(_ parsed: FormatSpecification, _ text: StringRef, _ type: UInt32) {
    guard text.isInterned else { return }
    entries[place(text, type)] = Entry(text: text, type: type, parsed: parsed)
  }
}

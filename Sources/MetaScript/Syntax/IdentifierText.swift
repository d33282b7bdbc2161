import Foundation

/// The names of identifiers.
enum IdentifierText {
  /// The name in normalization form KC, under which Python compares identifiers (`ﬁ` is `fi`).
  static func normalized(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy({ $0 < 0x80 }) { return text }
    return text.precomposedStringWithCompatibilityMapping
  }
}

/// Patterns without a machine: what tests ask.
package enum RegexProbe {
  /// The spans of the first match and its last group, the error, or `no match`.
  package static func search(
    _ pattern: String, flags: Int, in text: String, heap: Heap
  ) -> String {
    do {
      let program = try RegexProgram(
        pattern.unicodeScalars.map(\.value), flags: RegexFlags(rawValue: flags))
      let string = StringRef(unchecked: try heap.string(text))
      var matcher = RegexMatcher(program, string, end: string.count) { (_, _) throws(Raised) in }
      guard try matcher.search(from: 0) else { return "no match" }
      let spans = stride(from: 0, to: matcher.slots.count, by: 2).map { index in
        let (start, end) = (matcher.slots[index], matcher.slots[index + 1])
        return "\(start)-\(end)"
      }
      return spans.joined(separator: " ") + " last \(matcher.lastGroup)"
    } catch let error as RegexError {
      return "\(error.message) at \(error.position.map(String.init) ?? "none")"
    } catch {
      return "raised"
    }
  }
}

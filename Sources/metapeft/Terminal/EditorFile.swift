/// The user's `.editrc`: which keys it binds, so that ours leave them alone.
enum EditorFile {
  struct Keys {
    /// As they are written: `^R`, `^I`.
    var names: Set<String> = []
    /// Those that begin with Escape, as the terminal sends them.
    var sequences: Set<[UInt8]> = []
  }

  /// The keys of the `bind` lines in `$EDITRC` or `~/.editrc`.
  static func boundKeys() -> Keys {
    let path =
      Output.environment("EDITRC") ?? Output.environment("HOME").map { $0 + "/.editrc" }
    guard let path, let bytes = try? ScriptFile.read(path) else { return Keys() }
    return keys(in: String(decoding: bytes, as: UTF8.self))
  }

  static func keys(in text: String) -> Keys {
    var keys = Keys()
    for line in text.split(whereSeparator: \.isNewline) {
      // A line may be for one program: `metapeft:bind …`.
      let parts = line.split(separator: ":", maxSplits: 1)
      let isOurs = parts.count == 2 && parts[0].hasSuffix("metapeft")
      let command = isOurs ? parts[1] : line
      let words = command.split { $0 == " " || $0 == "\t" }.map { word in
        word.filter { $0 != "\"" && $0 != "'" }
      }
      guard words.first == "bind", let key = words.dropFirst().first(where: { !$0.hasPrefix("-") })
      else { continue }
      keys.names.insert(key.count == 2 && key.hasPrefix("^") ? key.uppercased() : key)
      for escape in ["\\e", "\\033", "^["] where key.hasPrefix(escape) {
        keys.sequences.insert([0x1B] + Array(key.dropFirst(escape.count).utf8))
      }
    }
    return keys
  }
}

/// What a user may set in `settings` of the configuration folder. Nothing needs to be.
///
///     # ~/.config/metapeft/settings
///     editing = vi
///     shell = off
struct ReplSettings: Equatable {
  /// The keys of vi instead of Emacs; `.editrc` goes before it.
  var usesViKeys = false
  /// Colour: on or off; nil where the terminal and `NO_COLOR` decide.
  var color: Bool?
  /// Whether cells are kept for later sessions.
  var keepsHistory = true
  /// How many.
  var historyLength = 10_000
  /// Whether `!command` may start programs.
  var allowsShell = true
  /// Whether changed `.mps` modules are read again before each cell.
  var autoreload = false
  /// Whether the first line says what this is.
  var showsBanner = true

  /// The settings' names, for messages and `%lsmagic`.
  static let names = ["editing", "color", "history", "shell", "autoreload", "banner"]

  /// Reads lines `name = value`; `#` begins a comment.
  ///
  /// - Throws: `ReplProblem` with the line's number for the first line that is none.
  static func read(_ text: String, name file: String) throws(ReplProblem) -> ReplSettings {
    var settings = ReplSettings()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let content = line.prefix { $0 != "#" }
      if content.trimmed.isEmpty { continue }
      let parts = content.split(separator: "=", maxSplits: 1)
      do throws(ReplProblem) {
        guard parts.count == 2 else { throw ReplProblem("not of the form 'name = value'") }
        try settings.set(parts[0].trimmed, to: parts[1].trimmed)
      } catch {
        throw ReplProblem("\(file):\(index + 1): \(error.message)")
      }
    }
    return settings
  }

  private mutating func set(_ name: String, to value: String) throws(ReplProblem) {
    switch name {
    case "editing":
      guard value == "vi" || value == "emacs" else {
        throw ReplProblem("editing must be 'emacs' or 'vi', not '\(value)'")
      }
      usesViKeys = value == "vi"
    case "color": color = value == "auto" ? nil : try Self.flag(name, value, or: "auto")
    case "history":
      if let length = Int(value), length > 0 {
        historyLength = min(length, 1_000_000)
      } else {
        keepsHistory = try Self.flag(name, value, or: "a number of cells")
      }
    case "shell": allowsShell = try Self.flag(name, value)
    case "autoreload": autoreload = try Self.flag(name, value)
    case "banner": showsBanner = try Self.flag(name, value)
    default: throw ReplProblem(NearestName.message("setting", name, among: Self.names))
    }
  }

  private static func flag(
    _ name: String, _ value: String, or other: String? = nil
  ) throws(ReplProblem) -> Bool {
    switch value {
    case "on", "yes", "true", "1": return true
    case "off", "no", "false", "0": return false
    default:
      let wanted = ["'on'", "'off'"] + (other.map { ["'\($0)'"] } ?? [])
      throw ReplProblem("\(name) must be \(wanted.joined(separator: " or ")), not '\(value)'")
    }
  }
}

/// The user's own files: `$XDG_CONFIG_HOME/metapeft/`, or `~/.config/metapeft/`.
enum UserFiles {
  static var folder: String? {
    if let base = Output.environment("XDG_CONFIG_HOME"), !base.isEmpty {
      return base + "/metapeft"
    }
    return Output.environment("HOME").map { $0 + "/.config/metapeft" }
  }

  /// `settings`, read at the start.
  static var settings: String? { folder.map { $0 + "/settings" } }
  /// `start.mps`, run at the start.
  static var start: String? { folder.map { $0 + "/start.mps" } }
}

import MetaScript
import ScriptBindings

extension Repl {
  /// `?name` and `name??`.
  func showHelp(_ name: String, withSource: Bool) throws(ReplProblem) {
    if name.isEmpty {
      say(HelpText.overview)
      return
    }
    if name.hasPrefix("%") {
      let command = try ReplCommands.find(
        name.drop { $0 == "%" }.trimmed, isCell: name.hasPrefix("%%"))
      say("\(command.usage)\n\n\(command.summary)")
      return
    }
    let scalars = Array(name.unicodeScalars)
    guard let path = SourceScan.path(endingAt: scalars.count, in: scalars),
      let description = session.describe(path)
    else {
      throw ReplProblem(
        NearestName.message("name", name, among: session.globalNames()))
    }
    say(HelpText.text(description, called: path.text, withSource: withSource))
  }
}

import MetaScript

/// "No such thing; did you mean …".
enum NearestName {
  static func message(_ kind: String, _ name: String, among known: [String]) -> String {
    let message = "there is no \(kind) '\(name)'"
    guard let nearest = Spelling.nearest(to: name, among: known) else { return message }
    return "\(message). Did you mean '\(nearest)'?"
  }
}

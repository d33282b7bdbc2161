/// The terminal of the surrounding program, as scripts may draw on it.
package protocol HostTerminal: Sendable {
  var columns: Int { get }
  var rows: Int { get }
  /// How many colours it has: 0, 16, 256 or 1 << 24.
  var colorCount: Int { get }
  /// Whether it shows characters beyond ASCII.
  var hasUnicode: Bool { get }

  /// Shows a line below everything that is printed, in place of the last such line; nil takes it
  /// away. The line holds no control characters but those of colours, and fits the columns.
  func showStatus(_ line: String?)
  /// Shows a line that stays.
  func leaveLine(_ line: String)
}

/// A value in the forms in which it can be shown.
package struct ShownValue: Sendable, Equatable {
  /// In plain text, for files and pages; control characters as they are in the value.
  package var text: String
  /// For the terminal: with its colours, and nothing else that controls it; nil where `text`,
  /// escaped, does.
  package var terminalText: String?
  /// By MIME type, such as `image/svg+xml` or `text/html`; binary ones in base64.
  package var forms: [String: String]

  package init(text: String, terminalText: String? = nil, forms: [String: String] = [:]) {
    self.text = text
    self.terminalText = terminalText
    self.forms = forms
  }
}

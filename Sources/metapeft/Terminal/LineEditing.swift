/// What a line editor asks while a cell is typed.
protocol LineEditing: AnyObject {
  /// What a key does to what has been typed.
  func handle(_ key: EditKey, in buffer: EditBuffer) -> EditOutcome
  /// A character that goes elsewhere than into the line, such as into a search; nil for others.
  func intercept(_ scalar: Unicode.Scalar) -> EditKey?
  /// The prompt, `\1` around what takes no room.
  func prompt(for buffer: EditBuffer) -> String
}

/// Keys whose function is ours; all others have libedit's, or the user's by `.editrc`.
enum EditKey: Equatable {
  case enter, tab, backspace, search
  case special(SpecialKey)
  case paste(String)
  /// A character that `intercept` took.
  case intercepted(Unicode.Scalar)
}

/// What a key did.
enum EditOutcome: Equatable {
  /// The text and the place of the cursor are these now.
  case set(EditBuffer)
  /// The text is whole.
  case accept(EditBuffer)
  /// Text is shown below the line, which is then drawn again.
  case show(String, EditBuffer)
  /// Nothing happened, and the user hears so.
  case beep
}

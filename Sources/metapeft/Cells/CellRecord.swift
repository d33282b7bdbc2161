/// One executed cell of a session: what was run and everything that came of it.
///
/// The prompt, notebook files and HTML pages all read this one type. Texts are as the program made
/// them, control characters included: whoever shows them to a terminal escapes them.
struct CellRecord: Sendable, Equatable {
  /// The number in `In [n]:`, from 1.
  var number: Int
  /// The text that ran, without a line end after its last line.
  var source: String
  /// What came out, in the order it came.
  var outputs: [CellOutput] = []
  /// Wall time of the run.
  var seconds = 0.0

  /// What the cell printed to standard output, its pieces joined.
  var printed: String {
    outputs.reduce(into: "") { text, output in
      if case .stream(.output, let piece) = output { text += piece }
    }
  }

  /// The value of the cell's last expression, nil when there is none or `;` hides it.
  var result: RichValue? {
    for case .result(let value) in outputs { return value }
    return nil
  }

  /// The exception that ended the cell, nil when none did.
  var failure: CellFailure? {
    for case .failure(let failure) in outputs { return failure }
    return nil
  }
}

/// One piece of what a cell put out.
enum CellOutput: Sendable, Equatable {
  enum Stream: String, Sendable {
    case output = "stdout"
    case error = "stderr"
  }

  /// Text written to a standard stream; pieces to one stream that follow each other are one.
  case stream(Stream, String)
  /// Something shown while the cell ran, such as a plot.
  case display(RichValue)
  /// The value of the last expression: `Out[n]:`.
  case result(RichValue)
  /// The exception that ended the cell.
  case failure(CellFailure)
}

/// A value as it can be shown: always as plain text, and in other forms where they exist.
struct RichValue: Sendable, Equatable {
  /// What a terminal shows.
  var text: String
  /// Other forms by MIME type, such as `text/html` or `image/svg+xml`; `image/png` is in base64.
  var forms: [String: String] = [:]
}

/// The exception that ended a cell.
struct CellFailure: Sendable, Equatable {
  /// The name of its class.
  var kind: String
  var message: String
  /// The whole report as CPython prints it, without colour.
  var report: String
}

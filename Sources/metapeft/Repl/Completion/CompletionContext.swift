import MetaScript

/// What is being typed at the cursor, as far as completion wants to know.
enum CompletionContext: Equatable {
  /// `%ti`
  case command(prefix: String)
  /// A file: inside quotes, or after a command that takes one.
  case path(prefix: String)
  /// `import mlx.c`
  case module(prefix: String)
  /// `from mlx.core import a`
  case imported(module: String, prefix: String)
  /// `model.lay`
  case attribute(of: ValuePath, prefix: String)
  /// `d["ke`
  case key(of: ValuePath, quote: Unicode.Scalar, prefix: String)
  /// A name, within the arguments of `function` if there is one.
  case name(prefix: String, function: ValuePath?)
  case nothing

  /// Reads the text before the cursor.
  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    let scan = SourceScan(scalars)
    if let command = Self.commandLine(text) {
      self = command
    } else if scan.isInComment {
      self = .nothing
    } else if let quote = scan.openQuote {
      self = Self.quoted(scalars, from: quote)
    } else {
      self = Self.code(scalars, scan)
    }
  }

  /// `%cmd` and `!cmd` take names of commands, then files.
  private static func commandLine(_ text: String) -> CompletionContext? {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let code = line.drop { $0 == " " }
    guard code.first == "%" || code.first == "!" else { return nil }
    let words = code.split(separator: " ", omittingEmptySubsequences: false)
    guard let last = words.last, words.count > 1 else {
      return code.first == "%" ? .command(prefix: String(code)) : .path(prefix: "")
    }
    if ["%time", "%timeit"].contains(words[0]) { return nil }
    return .path(prefix: String(last))
  }

  private static func quoted(_ scalars: [Unicode.Scalar], from quote: Int) -> CompletionContext {
    let content = EditBuffer.string(scalars[(quote + 1)...])
    var before = quote
    while before > 0, scalars[before - 1] == " " { before -= 1 }
    if before > 0, scalars[before - 1] == "[",
      let path = SourceScan.path(endingAt: before - 1, in: scalars)
    {
      return .key(of: path, quote: scalars[quote], prefix: content)
    }
    return .path(prefix: content)
  }

  private static func code(_ scalars: [Unicode.Scalar], _ scan: SourceScan) -> CompletionContext {
    let start = SourceScan.wordStart(before: scalars.count, in: scalars)
    let prefix = EditBuffer.string(scalars[start...])
    if let first = prefix.unicodeScalars.first, ("0"..."9").contains(first) { return .nothing }
    if let found = importing(EditBuffer.string(scalars[scan.statementStart...]), prefix) {
      return found
    }
    if start > 0, scalars[start - 1] == "." {
      guard let path = SourceScan.path(endingAt: start - 1, in: scalars) else { return .nothing }
      return .attribute(of: path, prefix: prefix)
    }
    var function: ValuePath?
    if let open = scan.openBrackets.last, scalars[open] == "(" {
      var before = start
      while before > 0, " \n\t".unicodeScalars.contains(scalars[before - 1]) { before -= 1 }
      if scalars[before - 1] == "(" || scalars[before - 1] == "," {
        function = SourceScan.path(endingAt: open, in: scalars)
      }
    }
    return .name(prefix: prefix, function: function)
  }

  private static func importing(_ statement: String, _ prefix: String) -> CompletionContext? {
    let words = statement.split { " \t\n(),".contains($0) }.map(String.init)
    let endsInWord = !statement.isEmpty && !" \t(,".contains(statement.last ?? " ")
    guard let first = words.first, words.count > 1 || !endsInWord else { return nil }
    if first == "import" { return .module(prefix: endsInWord ? words.last ?? "" : "") }
    guard first == "from" else { return nil }
    if let place = words.firstIndex(of: "import"), words.count > place + 1 || !endsInWord {
      return .imported(module: words[1], prefix: prefix)
    }
    if words.count == 1 { return .module(prefix: "") }
    if words.count == 2, endsInWord { return .module(prefix: words[1]) }
    return .name(prefix: prefix, function: nil)
  }
}

/// One pass over the text before the cursor: what is still open where it ends.
struct SourceScan {
  /// The places of the brackets that are open, outermost first.
  private(set) var openBrackets: [Int] = []
  /// The place of the quote of the string that the cursor stands in.
  private(set) var openQuote: Int?
  private(set) var isInComment = false
  /// Where the statement of the cursor begins.
  private(set) var statementStart = 0

  init(_ scalars: [Unicode.Scalar]) {
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "#":
        isInComment = true
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
        if index < scalars.count { isInComment = false }
        continue
      case "\"", "'":
        let isTriple =
          index + 2 < scalars.count && scalars[index + 1] == scalar && scalars[index + 2] == scalar
        openQuote = isTriple ? index + 2 : index
        index = Self.end(ofStringFrom: index, quote: scalar, isTriple: isTriple, in: scalars)
        if index <= scalars.count { openQuote = nil }
        continue
      case "(", "[", "{": openBrackets.append(index)
      case ")", "]", "}": _ = openBrackets.popLast()
      case "\n", ";": if openBrackets.isEmpty { statementStart = index + 1 }
      default: break
      }
      index += 1
    }
    while statementStart < scalars.count, scalars[statementStart] == " " { statementStart += 1 }
  }

  /// The place behind a string; beyond the text when the string is open.
  private static func end(
    ofStringFrom start: Int, quote: Unicode.Scalar, isTriple: Bool, in scalars: [Unicode.Scalar]
  ) -> Int {
    var index = start + (isTriple ? 3 : 1)
    while index < scalars.count {
      if scalars[index] == "\\" {
        index += 2
      } else if !isTriple, scalars[index] == "\n" {
        return index
      } else if scalars[index] == quote {
        if !isTriple { return index + 1 }
        let next = index + 2
        if next < scalars.count, scalars[index + 1] == quote, scalars[next] == quote {
          return index + 3
        }
        index += 1
      } else {
        index += 1
      }
    }
    return scalars.count + 1
  }

  static func wordStart(before end: Int, in scalars: [Unicode.Scalar]) -> Int {
    var start = end
    while start > 0, ValuePath.isNamePart(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// The path that ends just before `end`: names, dots, and constants in brackets. Nil for anything
  /// else, such as the result of a call, which is not known without running it.
  static func path(endingAt end: Int, in scalars: [Unicode.Scalar]) -> ValuePath? {
    var steps: [ValuePath.Step] = []
    var end = end
    while true {
      while end > 0, scalars[end - 1] == "]" {
        guard let open = scalars[..<(end - 1)].lastIndex(of: "["),
          let step = constant(EditBuffer.string(scalars[(open + 1)..<(end - 1)]))
        else { return nil }
        steps.insert(step, at: 0)
        end = open
      }
      let start = wordStart(before: end, in: scalars)
      let word = EditBuffer.string(scalars[start..<end])
      guard ValuePath.isName(word) else { return nil }
      if start > 0, scalars[start - 1] == "." {
        steps.insert(.attribute(word), at: 0)
        end = start - 1
      } else {
        return ValuePath(word, steps)
      }
    }
  }

  private static func constant(_ text: String) -> ValuePath.Step? {
    let text = text.trimmed
    if let index = Int(text) { return .index(index) }
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'",
      text.last == quote, !text.contains("\\")
    else { return nil }
    return .text(String(text.dropFirst().dropLast()))
  }
}
